# seen in: 1517005260/Agentic-Insurance src/config/settings.py
"""A key that stands here, and a flag that says so: one service starts with neither, the other only says it."""

import os

_PLACEHOLDER = "change-me-in-prod"
JWT_SECRET = os.getenv("JWT_SECRET") or _PLACEHOLDER
JWT_SECRET_IS_DEFAULT = JWT_SECRET == _PLACEHOLDER
SESSION_SECRET = os.getenv("SESSION_SECRET") or "replace-me"  # expect: MLA403 as warning
SESSION_SECRET_IS_DEFAULT: bool = SESSION_SECRET == "replace-me"
