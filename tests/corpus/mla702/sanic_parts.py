# a form of: a blueprint of Sanic
import joblib
from sanic import Blueprint, Sanic
from sanic.response import json

part = Blueprint("rents")
model = joblib.load("rents.joblib")


@part.post("/predict")
async def predict(request):
    return json({"rent": float(model.predict([request.json["row"]])[0])})


app = Sanic("rents")  # expect: MLA702
app.blueprint(part)
