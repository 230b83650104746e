# seen in: sushil-negi/mlops-project services/model-registry/core/config.py
"""Settings whose key nobody takes; another service has a field of the same name."""

from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    SECRET_KEY: str = Field(default="change-me", env="SECRET_KEY")


settings = Settings()
