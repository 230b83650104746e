"""Draws of random numbers, and what seeds them."""
