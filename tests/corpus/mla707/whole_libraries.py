# a form of: a service that imports its libraries as a whole, or gives their names others
import typing as t

import fastapi
import flask
import pydantic
from pydantic import Field as Bounded

app = fastapi.FastAPI()
old = flask.Flask(__name__)


class Flat(pydantic.BaseModel):
    area: float  # expect: MLA707
    rooms: t.Optional[int] = None
    floor: int


class Bounds(pydantic.BaseModel):
    area: float = Bounded(gt=0, lt=1000)
    rooms: int = pydantic.Field(ge=1, le=20)
    floor: int = Bounded(ge=-2, le=80)


class Many(pydantic.BaseModel):
    rows: t.List[t.Dict[str, t.Any]]  # expect: MLA707 as warning


@app.post("/price")
def price(flat: Flat):
    return {"price": float(model.predict([[flat.area, flat.rooms, flat.floor]])[0])}


@app.post("/bounded")
def bounded(flat: Bounds):
    return {"price": float(model.predict([[flat.area, flat.rooms, flat.floor]])[0])}


@app.post("/prices")
def prices(many: Many):
    return model.predict([list(row.values()) for row in many.rows]).tolist()


@old.route("/rent", methods=["POST"])
def rent():
    sent = flask.request.get_json()
    return flask.jsonify({"rent": float(model.predict([[sent["area"], sent["rooms"]]])[0])})  # expect: MLA707 as error


@old.route("/let", methods=["POST"])
def let():
    flat = Bounds.model_validate(flask.request.get_json())
    return flask.jsonify({"rent": float(model.predict([[flat.area, flat.rooms]])[0])})
