"""How many real failures does the audit find, and how often does it cry wolf?"""
