"""Measures what each probe costs on each page."""
