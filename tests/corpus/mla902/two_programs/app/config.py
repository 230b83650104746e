# seen in: mollyturnerai-droid/inference-server app/core/config.py@32095081e969a667e9c21caff11777e8bbe43712
"""Settings of one program, which another one beside it reads for itself."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")
    api_key: str = ""


settings = Settings()
