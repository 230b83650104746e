import joblib
import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("rides.joblib")
NAMES = ["distance_km", "riders", "fee"]


class Ride(BaseModel):
    from_lat: float
    from_lon: float
    to_lat: float
    to_lon: float
    riders: int
    fee: float


def between(lat1, lon1, lat2, lon2):
    lat1, lon1, lat2, lon2 = map(np.radians, [lat1, lon1, lat2, lon2])
    a = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * np.arcsin(np.sqrt(a))


def features_of(ride: Ride):
    far = between(ride.from_lat, ride.from_lon, ride.to_lat, ride.to_lon)
    return {"distance_km": far, "riders": ride.riders, "fee": np.log1p(ride.fee)}


@app.post("/minutes")
def minutes(ride: Ride):
    features = features_of(ride)
    return float(model.predict(np.array([[features[name] for name in NAMES]]))[0])


@app.post("/raw")
def raw(ride: Ride):
    features = features_of(ride)
    features["fee"] = ride.fee
    return float(model.predict(np.array([[features[name] for name in NAMES]]))[0])  # expect: MLA202
