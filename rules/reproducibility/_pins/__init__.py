"""What is fetched by a name, and whether a revision is named with it."""
