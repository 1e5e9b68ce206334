"""Rules that compare all pages of the site."""
