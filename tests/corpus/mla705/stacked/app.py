# seen in: anik081-ewu/fraud-transaction-predictor fraud-ml-service/app/supervised_training.py@1278a0dace7af222ca5923d998df866f4d7e9ada
from fastapi import FastAPI
from growth import compare
from stack import learn

app = FastAPI()


@app.post("/models")
def train_models():
    return learn()


@app.post("/growth")
def growth():
    return compare()
