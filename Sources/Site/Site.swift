// room for Site
