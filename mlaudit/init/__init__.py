"""First steps: what a project holds, and a configuration for it."""
