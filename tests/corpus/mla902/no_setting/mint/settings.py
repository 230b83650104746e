# seen in: RiyadMehdi7/churnvision_web_1_0 backend/app/core/artifact_crypto.py@616197bffee3ffee8014117ac756c898ae2aa8e4
import os

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    sealed: bool = False
    stage: str = "production"
    press_seconds: int = 86400
    alloy: str = "brass"


settings = Settings()
