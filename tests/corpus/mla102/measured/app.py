from fastapi import FastAPI

from store import MetricsDatabase, Orders

app = FastAPI()
metrics = MetricsDatabase()
orders = Orders()


@app.post("/orders/{order_id}")
def order(order_id: str):
    metrics.create_session(order_id)
    orders.create_order(order_id)
    return {"order": order_id}
