# seen in: dhruvmkolhe/customer-prediction-api backend/server.py@10aac416a01495943d44f01505edc86392399f42
"""A model that was trained anew, put in the place of the old one."""

from fastapi import FastAPI

from shop.training import Predictor, fit_all

app = FastAPI()
predictor = None
model = None
answer = None


@app.post("/train")
def train_models():
    global predictor
    fit_all("models")
    predictor = Predictor("models")
    return {"trained": True}


@app.post("/retrain")
def retrain(rows: list[float]):
    global model, answer
    model = Predictor("models")  # expect: MLA709
    model.fit(rows)
    answer = model.predict(rows)  # expect: MLA709
    return answer
