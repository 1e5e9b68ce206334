"""Asks the site's search what residents ask, and writes down where the page they need stands among the answers."""
