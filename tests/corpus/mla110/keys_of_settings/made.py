# a form of: settings that cannot be made without a key, and some that can
from typing import Optional

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings


class SecuritySettings(BaseSettings):
    environment: str = "production"
    shipping_key: Optional[str] = Field(None, description="what the services send each other")
    billing_key: Optional[str] = None
    returns_key: Optional[str] = None
    audit_key: str = ""

    @model_validator(mode="after")
    def in_production(self):
        if self.environment == "production" and not self.billing_key:
            raise ValueError("BILLING_KEY is required in production")
        if self.audit_key == "change-me":
            raise ValueError("AUDIT_KEY is the one of the example")
        return self

    @field_validator("returns_key")
    @classmethod
    def some_key(cls, returns_key):
        if not returns_key:  # not run for the default
            raise ValueError("RETURNS_KEY is empty")
        return returns_key


class Config:
    def __init__(self):
        self.security_config = SecuritySettings()
        self._validate()

    def _validate(self):
        errors = []
        if self.security_config.environment == "production":
            if not self.security_config.shipping_key:
                errors.append("SHIPPING_KEY is required in production")
        if errors:
            raise ValueError("; ".join(errors))
