"""axe-core, asked in the real browser."""
