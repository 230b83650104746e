"""Failures that are worth a word: true, and no release has to wait for them."""
