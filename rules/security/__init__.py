"""4xx: security."""
