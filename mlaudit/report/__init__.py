"""Renderers: pure functions from evidence and verdict to text."""
