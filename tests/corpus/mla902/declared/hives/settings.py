# seen in: nitheeshdr/Chennai-Vegetable-Price-Prediction-System api/db/database.py@c4337f4b9ea3964372b95115b6456e3e47f3d8b9
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    hive_url: str = ""
    hive_limit: int = Field(default=20)
    swarm: str = Field(default="north", alias="SWARM_NAME")


settings = Settings()
