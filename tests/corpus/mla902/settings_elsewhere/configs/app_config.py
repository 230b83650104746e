from pydantic_settings import BaseSettings


class Config(BaseSettings):
    title: str = "ferry"


config = Config()
