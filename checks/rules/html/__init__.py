"""Rules on the HTML of one page."""
