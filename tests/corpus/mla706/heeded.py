"""The status follows from what is loaded, in the body and in the code."""

from fastapi import FastAPI, Response

from weights import load_all

app = FastAPI()
networks = load_all()


@app.get("/health")
def health(response: Response):
    response.status_code = 200 if networks else 503
    return {"status": "healthy", "models_loaded": list(networks)}


@app.get("/healthz")
def healthz():
    return {"status": "healthy" if networks else "empty", "models_loaded": list(networks)}


@app.post("/predict")
def predict(rows: list[float]):
    return {"label": networks["small"].predict([rows])[0]}
