// room for Content
