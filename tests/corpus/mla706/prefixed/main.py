from fastapi import FastAPI
from health import router

app = FastAPI()
app.include_router(router, prefix="/health")


@app.post("/predict")
def predict(rows: list[float]):
    return {"score": float(model.predict([rows])[0])}
