import logging
from datetime import datetime

import pandas as pd
from fastapi import FastAPI

from flight_delays.inference import load_model, score
from flight_delays.weather import fetch_weather

logger = logging.getLogger(__name__)

app = FastAPI(title="Flight delays")

try:
    model = load_model()
except Exception as e:
    logger.error("could not load model: %s", e)
    model = None


@app.get("/health")
def health():
    return {"status": "ok"}


@app.post("/predict")
async def predict(flights: list[dict]):
    if model is None:
        return [{"late": False, "probability": 0.0} for _ in flights]
    weather = {origin: fetch_weather(origin) for origin in {f["origin"] for f in flights}}
    rows = []
    for f in flights:
        departure = datetime.fromisoformat(f["scheduled_departure"])
        now = weather[f["origin"]]
        rows.append(
            {
                "carrier": f["carrier"],
                "origin": f["origin"],
                "dest": f["dest"],
                "month": departure.month,
                "hour": departure.hour,
                "distance": f.get("distance", 1000),
                "dep_delay": f.get("dep_delay", 0),
                "temp": now.get("temp"),
                "wind_speed": now.get("wind_speed"),
                "visib": now.get("visib"),
            }
        )
    logger.info("predict %s", rows)
    probabilities = score(model, pd.DataFrame(rows).astype({"temp": float, "wind_speed": float, "visib": float}))
    return [{"late": bool(p > 0.5), "probability": float(p)} for p in probabilities]
