# a form of: the same library asks a model that runs elsewhere
from asked import FarModel
from fastapi import FastAPI

app = FastAPI()  # expect: MLA702 as warning
far = FarModel()


@app.get("/stations/{station}/predictions")
def list_predictions(station: str) -> list[str]:
    return far.list_predictions(station)
