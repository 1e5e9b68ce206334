"""Measurements against public suites and against other tools; never part of the site or of its audit."""
