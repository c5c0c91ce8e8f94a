"""Floor 6: one file a command. It parses the command line, calls the app, and writes."""
