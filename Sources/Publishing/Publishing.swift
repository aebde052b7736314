// room for Publishing
