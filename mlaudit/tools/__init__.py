"""Other tools, run as evidence: ruff, mypy, pytest."""
