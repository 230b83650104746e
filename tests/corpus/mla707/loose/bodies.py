# seen in: wittyparth/ML-Model-Serving-Platform app/schemas/prediction.py@7ad4dff46fe9e94776b5673be1cf1d29c9db8bf8, dennisdarko0101/ml-model-serving-platform ml_serving/api/schemas.py@2aa0a11b93b46889d978409456bbaed2743459db
"""Schemas whose one field that matters may be anything."""

from typing import Any, Dict

from pydantic import BaseModel, Field, field_validator


class Ask(BaseModel):
    input: Dict[str, Any] = Field(..., description="what the model is given")  # expect: MLA707
    options: Dict[str, Any] = {}


class AskMany(BaseModel):
    inputs: list[Any] = Field(max_length=50)  # expect: MLA707


class Batch(BaseModel):
    claims: list[dict[str, Any]] = Field(max_length=50)  # expect: MLA707


class Told(BaseModel):
    history: list[dict[str, Any]] = Field(max_length=50)
    area: float = Field(gt=0)


class Looked(BaseModel):
    features: Dict[str, Any]


class Checked(BaseModel):
    features: Dict[str, Any]

    @field_validator("features")
    @classmethod
    def known(cls, features):
        return {name: float(features[name]) for name in ("length", "width")}


class Answer(BaseModel):
    prediction: Any
    data: dict


class Note(BaseModel):
    data: dict
