"""The reader that follows rows through a file: what it knows of values, calls and library methods."""
