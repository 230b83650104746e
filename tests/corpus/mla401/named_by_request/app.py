# seen in: MatheusOtenio/student-dropout-ml-api backend/src/api.py@8bac178f39fe06a19bdb4eac93dad5348afa2fe5
from fastapi import FastAPI, Form, HTTPException
from shelf import by_number, cached, checked, found, kept, listed, names, told

app = FastAPI()


@app.post("/predict")
def predict(model_id: str = Form(...), amount: float = Form(...)):
    return {"price": float(cached(model_id).predict([[amount]])[0])}


@app.get("/about/{model_name}")
def about(model_name: str):
    return {"kind": str(kept(model_name))}


@app.post("/checked")
def predict_checked(model_id: str = Form(...)):
    return {"kinds": [str(checked(model_id)), str(listed(model_id))]}


@app.post("/numbered")
def predict_numbered(number: int = Form(...)):
    return {"kind": str(by_number(number)), "told": str(told("prices"))}


@app.post("/found")
def predict_found(model_id: str = Form(...)):
    if model_id not in names():
        raise HTTPException(404)
    return {"kind": str(found(model_id))}
