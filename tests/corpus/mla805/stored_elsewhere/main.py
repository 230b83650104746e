# a form of: a service that stores its users and not what it answers; what is predicted is stored by a job
import joblib
from fastapi import FastAPI
from records import join

app = FastAPI()  # expect: MLA805 as info
model = joblib.load("flowers.joblib")


@app.post("/users")
def register(name: str):
    return join(name)


@app.post("/predict")
def predict(petal: float):
    return {"kind": int(model.predict([[petal]])[0])}
