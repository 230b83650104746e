"""Failures that a handler keeps to itself, by what has failed: what the caller takes for an answer."""
