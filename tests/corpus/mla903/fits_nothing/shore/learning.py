from fastapi import FastAPI

from shore.finder import Learner

app = FastAPI()


def train_learner():  # expect: MLA903
    learner = Learner()
    learner.fit()
    return learner


learner = train_learner()


@app.get("/learned")
def learned():
    return {"weights": list(learner.weights)}
