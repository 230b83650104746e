# seen in: MarcoAyman/Customer-Churn-Prediction-Microservice src/api/config.py@00c1144e646022dd916558d83ee5a76f31d7253d
"""Settings whose keys of the service itself have a default that everybody can read."""

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    admin_api_key: str = "dev-admin-key-change-in-production"  # expect: MLA403
    internal_token: str = ""
    weather_api_key: str = "demo"
    admin_secret: str = "change-me"  # ok: nobody takes it


settings = Settings()
