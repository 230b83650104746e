# a form of: models and settings of another module, logged as a whole
from pydantic import BaseModel, SecretStr
from pydantic_settings import BaseSettings


class Application(BaseModel):
    income: float
    debts: float
    months: int
    loans: int


class Reading(BaseModel):
    volts: float


class Settings(BaseSettings):
    openai_api_key: str = ""
    model: str = "x"


class Hidden(BaseSettings):
    openai_api_key: SecretStr
    model: str = "x"


settings = Settings()
hidden = Hidden()
