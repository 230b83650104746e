# a form of: a class of the project that is asked to predict, and whose network is called in a loop
import torch
from fastapi import FastAPI

try:
    from networks import Encoder
except ImportError:
    Encoder = None

app = FastAPI()


class Tickets:
    def __init__(self):
        self.model = Encoder()

    def predict(self, batches):
        self.model.eval()
        with torch.no_grad():
            return [self.model(batch) for batch in batches]


class Prices:
    def predict(self, row):
        return row["area"] * 3.5


tickets = Tickets()
prices = Prices()


@app.post("/ticket")
async def ticket(batches: list[list[float]]):
    return tickets.predict(batches)  # expect: MLA701


@app.post("/price")
async def price(row: dict):
    return prices.predict(row)


@app.post("/later")
def later(batches: list[list[float]]):
    return tickets.predict(batches)
