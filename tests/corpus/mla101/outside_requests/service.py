# a form of: a service that fetches its model when its module is imported, and keeps what it said in MongoDB
"""What a request waits for, and what only the start does."""

import fetched
import joblib
import requests
from fastapi import FastAPI
from pictures import Pictures
from pymongo import MongoClient

app = FastAPI()


def load():
    return joblib.load(fetched.fetch("https://models.example/price.joblib"))


model = load()


@app.post("/price")
def price(rooms: int):
    said = float(model.predict([[rooms]])[0])
    MongoClient("mongodb://kept/").prices.said.insert_one({"price": said})  # expect: MLA101 as info
    rate = requests.get("https://rates.example/now").json()["rate"]  # expect: MLA101 as error
    return {"price": said * rate}


@app.post("/seen")
def seen(addresses: list[str]):
    return {"sizes": [len(each) for each in Pictures(addresses)]}
