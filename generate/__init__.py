"""Pages, feeds and indexes made from data/ and docs/: pure functions, called by the hooks."""
