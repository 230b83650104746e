"""What holds the thread that others wait for: by library, by weight, and by the way to it."""
