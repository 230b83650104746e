"""Tables, their profiles, and how far two of them are apart: one pass, exact counts, any engine."""
