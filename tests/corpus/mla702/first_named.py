# seen in: dhruvmkolhe/customer-prediction-api backend/server.py@10aac416a01495943d44f01505edc86392399f42
import joblib
from fastapi import FastAPI
from made_up import Baskets

app = FastAPI()  # expect: MLA702 as warning
model = joblib.load("baskets.joblib")


@app.post("/generate-data")
def generate_data(rows: int = 100):
    return Baskets().generate(rows)


@app.post("/predict")
def predict(row: list[float]):
    return {"buys": float(model.predict([row])[0])}
