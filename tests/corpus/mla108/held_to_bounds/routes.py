# seen in: logingrupa/whisperX-FastAPI app/services/task_management_service.py@91cb7c6753384aca2fa9f8f141198ad239e75235
from typing import Annotated

from fastapi import Depends, FastAPI, Query

from orders import Orders
from people import Person, signed_in

app = FastAPI()


@app.get("/orders")
def list_orders(
    size: Annotated[int, Query(ge=1, le=100)] = 20,
    page: int = Query(1, ge=1),
    orders: Orders = Depends(Orders),
):
    return orders.listed(page=page, size=size)


@app.get("/orders/mine")
def own_orders(person: Person = Depends(signed_in), orders: Orders = Depends(Orders)):
    return orders.of(int(person.number))


@app.get("/orders/{number}")
def one_order(number: int, orders: Orders = Depends(Orders)):
    return orders.one(number)


@app.get("/orders/first")
def first_orders(count: int = Query(1, ge=1), orders: Orders = Depends(Orders)):
    return orders.first(count)
