# seen in: 0Smallcat0/ai_trading src/log_system/data_masking.py
"""What looks for passwords in a log, and the token that everybody is shown; and one that is somebody's."""

PATTERNS = {
    "PASSWORD": r"(?i)(password|passwd|pwd)\s*[:=]\s*['\"]?([^'\"\s]+)['\"]?",
    "SECRET": r"(?i)secret=[^&]+&9",
}
SHOWN = {
    "jwt_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.SflKxwRJSMeKKF2QT4",
    "password": "tiger-Lily!8",  # expect: MLA403
}
