"""Paths that a request names, and what keeps them in their folder."""
