from pydantic import BaseModel


class Step(BaseModel):
    value: float


class Measured(BaseModel):
    steps: list[Step]


class Unmeasured(BaseModel):
    points: list[Step]  # expect: MLA704
