# a form of: settings that refuse their default key in production, and one that they do not look at
import jwt
from fastapi import FastAPI
from pydantic import model_validator
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    env: str = "development"
    JWT_SECRET_KEY: str = "change-me"  # expect: MLA403 as info
    SIGNING_KEY: str = "change-me"  # expect: MLA403 as warning

    @model_validator(mode="after")
    def check(self):
        if self.env == "production":
            if self.JWT_SECRET_KEY == "change-me":
                raise ValueError("set JWT_SECRET_KEY")
        return self


app = FastAPI()
settings = Settings()


@app.post("/predict")
def predict(row: list[float]) -> dict:
    jwt.encode({}, settings.SIGNING_KEY)
    return jwt.encode({}, settings.JWT_SECRET_KEY)
