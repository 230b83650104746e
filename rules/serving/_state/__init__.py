"""What two requests share while both run."""
