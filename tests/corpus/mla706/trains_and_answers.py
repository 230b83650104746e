# a form of: a service that trains and answers with what it trained
from fastapi import FastAPI
from sklearn.linear_model import Ridge

app = FastAPI()
models = {}


@app.get("/health")
def health():  # expect: MLA706
    return {"status": "healthy"}


@app.post("/train")
def train(rows: list[list[float]], target: list[float]):
    models["now"] = Ridge().fit(rows, target)


@app.post("/predict")
def predict(row: list[float]):
    return float(models["now"].predict([row])[0])
