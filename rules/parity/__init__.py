"""2xx: train/serve parity."""
