# a form of: one record or a list of them in one field, and a list of texts by a name of many
from typing import Any, Union

from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()


class Record(BaseModel):
    age: float = Field(ge=0, le=120)


class Records(BaseModel):
    data: dict[str, Any] | list[dict[str, Any]]  # expect: MLA704


class Patients(BaseModel):
    inputs: Union[Record, list[Record]]  # expect: MLA704


class Few(BaseModel):
    inputs: Union[Record, list[Record]] = Field(max_length=100)


class Columns(BaseModel):
    age: float | None = None
    tags: list[str] | None = None


class Questions(BaseModel):
    queries: list[str]  # expect: MLA704


@app.post("/predict")
def predict(sent: Records):
    rows = [sent.data] if isinstance(sent.data, dict) else sent.data
    return model.predict(rows).tolist()


@app.post("/patients")
def patients(sent: Patients):
    return model.predict(sent.inputs).tolist()


@app.post("/few")
def few(sent: Few):
    return model.predict(sent.inputs).tolist()


@app.post("/columns")
def columns(sent: Columns):
    return model.predict([[sent.age]]).tolist()


@app.post("/questions")
def questions(sent: Questions):
    return model.predict(sent.queries).tolist()
