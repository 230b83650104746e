# a form of: an app of which one route asks for a key and another was forgotten
from fastapi import Depends, FastAPI
from keys import require_api_key

app = FastAPI()


@app.post("/predict", dependencies=[Depends(require_api_key)])
def predict(rows: list[float]):
    return {"score": float(model.predict([rows])[0])}


@app.post("/predict/batch")  # expect: MLA702
def predict_batch(rows: list[list[float]]):
    return {"scores": model.predict(rows).tolist()}
