# seen in: Anaghar27/Real-Time-Ride-Demand-Forecasting-and-Dynamic-Pricing-Guardrails src/dashboard_user/data_access.py@1f980eb49b2e3d9bd85ad44f509cbd8eb800bbc9
from fastapi import FastAPI
from store import Names, Shelf, ShortShelf, SweptShelf

app = FastAPI()
shelf, swept, short, names = Shelf(), SweptShelf(), ShortShelf(), Names()


@app.get("/fares")
def fares(start: str, end: str):
    found = shelf.find((start, end))
    if found is None:
        found = ask_tariffs(start, end)
        shelf.keep((start, end), found, 300)
    return found


@app.get("/zones")
def zones(start: str):
    found = swept.find(start)
    if found is None:
        found = ask_tariffs(start, start)
        swept.lay(start, found, 300)
        short.put_down(start, found, 300)
    return found


@app.get("/names")
def all_names():
    found = names.find("all")
    if found is None:
        found = ask_tariffs("", "")
        names.write_down("all", found, 300)
    return found
