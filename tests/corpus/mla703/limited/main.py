# seen in: khoj-ai/khoj src/khoj/routers/api.py@ae229ca894c0b80ad84664afcfdde523b5e87057
from fastapi import Depends, FastAPI
from limits import ApiRateLimiter

app = FastAPI()


@app.post("/predict")
def predict(rows: list[float], limiter=Depends(ApiRateLimiter(requests=20, window=60))):
    return {"score": float(model.predict([rows])[0])}
