# seen in: Yunpei24/fraud-detection-ml api/src/models/schemas.py@575593339819b35c9c593a6cd497a11ac3cc3ecc
"""What the documentation of a schema shows is nobody's password."""

from pydantic import BaseModel, ConfigDict, Field


class User(BaseModel):
    name: str
    password: str = Field(..., min_length=8, example="SecurePass123!")

    model_config = ConfigDict(json_schema_extra={"example": {"name": "jo", "password": "SecurePass123!"}})


class Reset(BaseModel):
    new_password: str

    class Config:
        schema_extra = {"examples": [{"new_password": "NewSecurePass456!"}]}


ADMIN = {"password": "SecurePass123!"}  # expect: MLA403
