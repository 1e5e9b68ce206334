"""Plants the faults that the rules claim to find in clean pages of the real site, and counts how many are found."""
