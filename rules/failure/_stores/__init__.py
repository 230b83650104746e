"""Files, settings and stores that cannot be read or written, and what is lost with them."""
