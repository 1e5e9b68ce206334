"""Tests of the local page on which people answer."""
