"""Rules on what browser probes collected."""
