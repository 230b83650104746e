# seen in: sundar139/Two-Tower-Recommendation-System src/movie_recsys/serving/schemas.py
"""A schema with two counts, of which the ranker bounds one."""

from fastapi import FastAPI
from pydantic import BaseModel

from plots.ranking import ranker

app = FastAPI()


class Asked(BaseModel):
    area: float
    n: int = 10


class Sampled(BaseModel):
    area: float
    num_samples: int = 10  # expect: MLA704


def _ranked(asked, samples):
    return ranker.rank(asked.area, n=asked.n, num_samples=samples)


@app.post("/rank")
def rank(asked: Asked):
    return _ranked(asked, 4)


@app.post("/sample")
def sample(asked: Sampled):
    return ranker.rank(asked.area, n=5, num_samples=asked.num_samples)
