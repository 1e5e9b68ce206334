"""Helpers of the people who work on this repository; the built site needs none of them."""
