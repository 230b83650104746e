"""What is known of the libraries of the field, for the rules of every family."""
