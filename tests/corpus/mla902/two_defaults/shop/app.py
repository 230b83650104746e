import os

from fastapi import FastAPI

from shop.orders import orders
from shop.stock import stock

app = FastAPI()
PORT = os.getenv("PORT", "8000")
REPLICAS = int(os.getenv("WORLD_SIZE", "1"))


@app.get("/shop")
def shop():
    return {"orders": orders(), "stock": stock()}
