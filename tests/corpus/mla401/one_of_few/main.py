from fastapi import FastAPI

from service import Models

app = FastAPI()
models = Models()


@app.get("/kinds/{kind}")
def kind(kind: str, area: float):
    return float(models.of(kind).predict([[area]])[0])


@app.get("/names/{name}")
def name(name: str, area: float):
    return float(models.named(name).predict([[area]])[0])


@app.get("/places")
def place(place: str, area: float):
    return float(models.at(place).predict([[area]])[0])
