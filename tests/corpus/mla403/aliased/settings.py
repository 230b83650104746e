# seen in: RiyadMehdi7/churnvision_web_1_0 backend/app/core/config.py@616197bffee3ffee8014117ac756c898ae2aa8e4
from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings

_KNOWN = {"change-me-in-production-please", "changeme"}


class Settings(BaseSettings):
    environment: str = "development"
    SECRET_KEY: str = Field(  # it has the name that compose gives
        default="change-me-in-production-please",  # expect: MLA403 as info
        validation_alias=AliasChoices("JWT_SECRET_KEY", "SECRET_KEY"),
    )
    SESSION_SECRET: str = Field(default="change-me-too-please")  # expect: MLA403 as warning

    def model_post_init(self, context):
        errors = []
        is_production = self.environment == "production"
        if self.SECRET_KEY in _KNOWN or len(self.SECRET_KEY) < 32:
            if is_production:
                errors.append("SECRET_KEY is known")
        if self.SESSION_SECRET == "unset":
            errors.append("SESSION_SECRET is not set")
        if errors:
            raise ValueError(errors)


settings = Settings()
