"""Floor 1: pure algorithms on text. They know nothing of Markdown, of rules or of files."""
