// room for Template
