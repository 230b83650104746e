# a form of: a Litestar service with no probe
import joblib
from litestar import Litestar, get, post

model = joblib.load("quotes.joblib")


@post("/quote")
def quote(data: list[float]) -> float:  # expect: MLA706
    return float(model.predict([data])[0])


@get("/version")
def version() -> dict:
    return {"version": "3"}


app = Litestar([quote, version])
