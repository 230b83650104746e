from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
