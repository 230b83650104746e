"""What stands in the place of an answer that could not be computed."""
