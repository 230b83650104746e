# seen in: Yunpei24/fraud-detection-ml api/src/config/settings.py
import os

require_api_key = os.getenv("REQUIRE_API_KEY", "false").lower() == "true"  # ok: no route depends on what asks for it
enable_auth = os.getenv("ENABLE_AUTH", "false").lower() == "true"  # expect: MLA110 as warning
use_login = os.getenv("USE_LOGIN", "false").lower() == "true"  # expect: MLA110 as warning


class Settings:
    def __init__(self):
        self.require_api_key = require_api_key
        self.enable_auth = enable_auth
        self.use_login = use_login


settings = Settings()
