from fastapi import FastAPI

app = FastAPI()  # expect: MLA805 as info


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
