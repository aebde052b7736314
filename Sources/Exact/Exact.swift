// room for Exact
