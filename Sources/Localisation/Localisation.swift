// room for Localisation
