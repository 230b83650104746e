# a form of: a service that loads the model which its caller names
from fastapi import FastAPI, HTTPException

from models import forecast, load_model, known_crops, of_crop

app = FastAPI()


@app.post("/model/load")
def switch(checkpoint_path: str):  # expect: MLA307 as warning
    load_model(checkpoint_path)
    return {"loaded": checkpoint_path}


@app.get("/forecast")
def forecasts(crop: str, days: int = 7):  # expect: MLA307 as warning
    return forecast(crop.lower(), days)


@app.get("/forecast/known")
def forecasts_of_known(crop: str, days: int = 7):
    if crop not in known_crops():
        raise HTTPException(404, "no such crop")
    return forecast(crop, days)


@app.get("/forecast/listed")
def forecasts_of_listed(crop: str):
    return of_crop(crop)
