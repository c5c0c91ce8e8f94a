"""Rules on links, as far as the note alone can tell. Nothing here asks the network."""
