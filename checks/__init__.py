"""The auditor: collects evidence from built pages, judges it by rules, reports, and closes or opens the gate."""

__version__ = "0.1.0"
