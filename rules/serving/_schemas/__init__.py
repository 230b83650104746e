"""What a request is declared to be, and what looks at its values."""
