"""What would differ if the site were built with Zensical, the successor of Material for MkDocs? Never a gate."""
