"""A service in which requests fit models: it is no training program that is imported."""

from fastapi import FastAPI

from curves import fit_curve

app = FastAPI()


@app.post("/curve")
def curve(points: list[list[float]]):
    return fit_curve(points).coef_.tolist()
