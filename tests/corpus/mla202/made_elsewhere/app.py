import joblib
from fastapi import FastAPI
from feast import FeatureStore
from pingtools import spread

app = FastAPI()
store = FeatureStore("store")
tips = joblib.load("tips.joblib")
pings = joblib.load("pings.joblib")


@app.get("/tip/{trip}")
def tip(trip: int):
    rows = store.get_online_features(features=["trips:fare_log", "trips:hour"], entity_rows=[{"trip": trip}]).to_df()
    return float(tips.predict(rows[["fare_log", "hour"]])[0])


@app.get("/tip")
def tip_of(fare_log: float, hour: int):
    hour = max(hour, 0)
    return float(tips.predict([[fare_log, hour]])[0])


@app.get("/lost")
def lost(delay: float):
    return float(pings.predict(spread([[delay]]))[0])


@app.post("/lost/ready")
def lost_ready(job):
    return float(pings.predict(job.tensor)[0])


@app.get("/lost/raw")
def lost_raw(delay: float):
    return float(pings.predict([[delay]])[0])  # expect: MLA202
