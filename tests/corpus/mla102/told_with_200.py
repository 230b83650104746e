# seen in: SkafteNicki/dtu_mlops s7_deployment/exercise_files/sklearn_main_function.py@9c805726abacbe1ee8333fe00de0ce2c6740a14c
"""What a route says of its failure, and with which status."""

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):
    if model is None:
        return {"error": "no model"}  # expect: MLA102
    try:
        return {"label": int(model.predict([row])[0])}
    except Exception as error:
        return JSONResponse({"error": "inference failed", "detail": str(error)})  # expect: MLA102


@app.post("/predict/mapped")
def predict_mapped(row: list[float]):
    try:
        return {"label": int(model.predict([row])[0])}
    except Exception:
        return JSONResponse({"error": "inference failed"}, status_code=503)


@app.post("/predict/set")
def predict_set(row: list[float], response: Response):
    if model is None:
        response.status_code = 503
        return {"error": "no model"}
    return {"label": int(model.predict([row])[0])}


@app.post("/predict/protocol")
def predict_protocol(row: list[float]):
    if model is None:
        return {"status": "failed", "error": "no model"}
    return {"status": "ok", "label": int(model.predict([row])[0])}


@app.post("/predict/each")
def predict_each(rows: list[list[float]]):
    labels, errors = score_all(model, rows)
    return {"predictions": labels, "errors": errors}


@app.post("/webhook/predict")
def called_back(row: list[float]):
    if model is None:
        return {"error": "the platform retries whatever is not 200"}
    return {"label": int(model.predict([row])[0])}
