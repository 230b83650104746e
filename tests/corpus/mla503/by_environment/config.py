# a form of: settings with a stage of a registry for a default
from pydantic_settings import BaseSettings
import os


class Settings(BaseSettings):
    model_name: str = "churn"
    model_stage: str = "Production"
    model_version: str = "latest"


settings = Settings()
MODEL_ALIAS = os.environ.get("MODEL_ALIAS", "latest")
