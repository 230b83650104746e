# a form of: a schema in which one number was left without a range
import numpy as np
import onnxruntime
from litestar import Litestar, post
from pydantic import BaseModel, Field, field_validator

session = onnxruntime.InferenceSession("sepsis.onnx")


class Vitals(BaseModel):
    patient_id: int
    heart_rate: float  # expect: MLA707
    systolic: float = Field(gt=30, lt=300)
    lactate: float = Field(ge=0, le=40)
    temperature: float

    @field_validator("temperature")
    @classmethod
    def plausible(cls, temperature):
        if not 25 <= temperature <= 45:
            raise ValueError("degrees Celsius")
        return temperature


class Checked(BaseModel):
    visit_id: int
    systolic: float = Field(gt=30, lt=300)
    lactate: float = Field(ge=0, le=40)


@post("/sepsis")
def sepsis(data: Vitals) -> float:
    row = [[data.heart_rate, data.systolic, data.lactate, data.temperature]]
    return float(session.run(None, {"x": np.asarray(row)})[0][0])


@post("/shock")
def shock(data: Checked) -> float:
    return float(session.run(None, {"x": np.asarray([[data.systolic, data.lactate]])})[0][0])


app = Litestar([sepsis, shock])
