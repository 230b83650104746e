from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):  # expect: MLA905
    return float(model.predict([row])[0])
