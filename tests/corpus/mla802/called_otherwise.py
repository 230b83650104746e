# a form of: models and functions whose imports go by other names
import os
from pprint import pprint as show

import structlog
from fastapi import FastAPI
from pydantic import BaseModel as Shape
from sqlalchemy import create_engine as engine_of

app = FastAPI()
events = structlog.get_logger()
engine = engine_of("sqlite:///reviews.db", echo=True)  # expect: MLA802
quiet = engine_of("sqlite:///reviews.db")


class Review(Shape):
    review: str
    stars: int


@app.post("/review")
def judge(item: Review):
    events.info("review", said=item.review)  # expect: MLA802
    events.info("review", stars=item.stars)
    return model.predict(item.review)


def main():
    show(os.environ)  # expect: MLA802
    show(len(os.environ))
