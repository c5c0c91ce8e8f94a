"""Rules on the text itself: characters, spaces, line ends. They need no schema."""
