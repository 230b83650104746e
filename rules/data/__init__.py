"""3xx: data and evaluation."""
