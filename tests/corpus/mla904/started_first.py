# seen in: jpdacostaza/ai-rag-test main.py@37413c54616b3b91d76219ed2b0101be5f0107dc
from contextlib import asynccontextmanager

import joblib
from fastapi import FastAPI

model = joblib.load("model.joblib")


@asynccontextmanager
async def lifespan(app):
    model.predict([[0.0]])
    yield


app = FastAPI(lifespan=lifespan)


@app.post("/predict")
def predict(row: list[float]):  # expect: MLA904
    return float(model.predict([row])[0])
