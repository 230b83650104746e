"""What trains: another package of the same name, at the root."""
