"""7xx: what a service does to its callers and to itself under load."""
