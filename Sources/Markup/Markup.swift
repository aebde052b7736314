// room for Markup
