"""Pages whose every element has a known line of Markdown."""
