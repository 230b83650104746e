# seen in: Kalyani9618/Heart-Disease chatbot_service/core/config/legacy_settings.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
import os

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    SECRET_KEY: str = "only-a-default"
    TOKEN_SECRET_KEY: str = "only-a-default"  # expect: MLA403 as warning


settings = Settings()


def check():
    if os.getenv("STAGE") == "production" and settings.SECRET_KEY == "only-a-default":
        raise SystemExit("set SECRET_KEY")
    return settings.TOKEN_SECRET_KEY
