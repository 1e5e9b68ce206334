"""Tests of what may be claimed."""
