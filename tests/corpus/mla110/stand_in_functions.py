# a form of: guards of one line where the library of the real ones is not there, and switches that are open by default
import os

try:
    from guard import is_toxic, moderate, redact
except ImportError:

    def moderate(text):  # expect: MLA110
        return True

    def is_toxic(text):  # expect: MLA110
        return False

    def redact(text):  # expect: MLA110
        return text


try:
    from guard import is_allowed, title
except ImportError:

    def is_allowed(user):
        return False

    def title(text):
        return text


DISABLE_AUTH = os.getenv("DISABLE_AUTH", "true").lower() == "true"  # expect: MLA110
AUTH_ENABLED = os.environ.get("SERVICE_AUTH_ENABLED", "0") == "1"  # expect: MLA110
SKIP_AUTH = os.getenv("SKIP_AUTH", "false") == "true"
REQUIRE_API_KEY = os.getenv("REQUIRE_API_KEY", "1") == "1"
USE_CACHE = os.getenv("USE_CACHE", "false") == "true"
