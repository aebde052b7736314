// room for Reporting
