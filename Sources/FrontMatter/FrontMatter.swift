// room for FrontMatter
