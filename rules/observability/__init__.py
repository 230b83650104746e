"""8xx: observability and privacy."""
