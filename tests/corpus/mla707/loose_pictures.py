# seen in: zademn/mnist-mlops-learning backend/models.py@cd70fb33dd9e2fd6d0563856c09f9bddd3b61d4b
from typing import Any

import joblib
import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel, Field, field_validator

app = FastAPI()
model = joblib.load("digits.joblib")


class Digit(BaseModel):
    input_image: Any  # expect: MLA707 as warning
    version: str


class LookedAt(BaseModel):
    image: Any
    version: str

    @field_validator("image")
    @classmethod
    def of_one_size(cls, image):
        if np.shape(image) != (28, 28):
            raise ValueError("28 by 28")
        return image


class Typed(BaseModel):
    pixels: list[list[float]] = Field(min_length=28, max_length=28)


class Drawn(BaseModel):
    image_options: Any
    pixels: list[list[float]] = Field(min_length=28, max_length=28)


@app.post("/digit")
def digit(asked: Digit):
    return {"digit": int(model.predict(np.array(asked.input_image).reshape(1, -1))[0])}


@app.post("/looked-at")
def looked_at(asked: LookedAt):
    return {"digit": int(model.predict(np.array(asked.image).reshape(1, -1))[0])}


@app.post("/typed")
def typed(asked: Typed):
    return {"digit": int(model.predict(np.array(asked.pixels).reshape(1, -1))[0])}


@app.post("/drawn")
def drawn(asked: Drawn):
    return {"digit": int(model.predict(np.array(asked.pixels).reshape(1, -1))[0])}
