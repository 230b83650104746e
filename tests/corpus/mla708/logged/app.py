from fastapi import FastAPI
from records import record

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):
    return record(float(model.predict([row])[0]))
