"""Rules on the Markdown source."""
