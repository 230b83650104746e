"""Train/serve parity: chains of preprocessing steps on both sides, paired by artifact and compared."""
