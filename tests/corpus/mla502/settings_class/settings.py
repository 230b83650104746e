from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    EMBEDDING_MODEL: str = "sentence-transformers/all-MiniLM-L6-v2"
    RANKING_MODEL: str = Field(default="someone/ranker-small")


settings = Settings()
