# a form of: lists of any length that a route trains on
from fastapi import FastAPI
from pydantic import BaseModel, Field
from sklearn.linear_model import SGDClassifier

app = FastAPI()
judge = SGDClassifier()


class Example(BaseModel):
    width: float
    label: int


class Lesson(BaseModel):
    examples: list[Example]  # expect: MLA704


class ShortLesson(BaseModel):
    examples: list[Example] = Field(max_length=200)


class Basket(BaseModel):
    examples: list[Example]


@app.post("/teach")
def teach(lesson: Lesson):
    judge.partial_fit([[each.width] for each in lesson.examples], [each.label for each in lesson.examples])


@app.post("/teach-little")
def teach_little(lesson: ShortLesson):
    judge.partial_fit([[each.width] for each in lesson.examples], [each.label for each in lesson.examples])


@app.post("/basket")
def count(basket: Basket):
    return {"examples": len(basket.examples)}
