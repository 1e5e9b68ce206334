"""Tests of the records people keep."""
