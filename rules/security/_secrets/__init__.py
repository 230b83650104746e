"""Secrets that are written out, and those that are none."""
