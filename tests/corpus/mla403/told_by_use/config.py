"""Settings whose names do not say which of them opens the service."""

import os

from pydantic import SecretStr
from pydantic_settings import BaseSettings

ROW_SERVICE_KEY = os.getenv("ROW_SERVICE_KEY", "rows-by-default")  # expect: MLA403 as warning
REPORT_TOKEN = os.getenv("REPORT_TOKEN", "")
MAIL_TOKEN = os.getenv("MAIL_TOKEN", "unset")
TOKEN_KIND = os.getenv("TOKEN_KIND", "bearer")
REFUSED_TOKEN = os.getenv("REFUSED_TOKEN", "not-in-production")


class Settings(BaseSettings):
    auth_dev_secret: str = "change-me-outside-development"  # expect: MLA403 as warning
    intern_token: SecretStr = SecretStr("let-me-in")  # expect: MLA403 as warning
    shop_token: SecretStr = SecretStr("shown-to-the-shop")
    cache_key: str = "rows"


settings = Settings()
