from fastapi import FastAPI, Response

app = FastAPI()


@app.get("/livez")
def livez():
    return {"status": "alive"}


@app.get("/healthz")
def healthz(response: Response):
    if app.state.model is None:
        response.status_code = 503
    return {"model": app.state.version}


@app.post("/predict")
def predict(row: list[float]):
    return {"score": float(app.state.model.predict([row])[0])}
