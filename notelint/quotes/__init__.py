"""Floor 3: quotes, terms and numbers of a note against the article that they come from."""
