"""How fast is the audit, beside tools that ask less, and how do its time and memory grow with the site?"""
