"""Settings that a program changes, reads late or goes on without."""
