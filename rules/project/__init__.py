"""9xx: project."""
