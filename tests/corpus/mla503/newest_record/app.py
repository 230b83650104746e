# seen in: jomanor/weather-prediction-mlops spark/spark-jobs/inference.py@2d5599123f8e9008f3aecdfb2975dfca4e47ac06
# a form of: the same in a service, by SQLAlchemy and Django
import joblib
from fastapi import FastAPI
from records import Forecast, ModelRecord, engine
from sqlalchemy import desc, select
from sqlalchemy.orm import Session
from store import database, entry_for, last_listed

app = FastAPI()


def by_table(name):
    with Session(engine) as session:
        record = (
            session.query(ModelRecord)  # expect: MLA503 as warning
            .filter(ModelRecord.name == name)
            .order_by(desc(ModelRecord.created_at))
            .first()
        )
    return joblib.load(record.path)


def by_select(name):
    with Session(engine) as session:
        query = select(ModelRecord).where(ModelRecord.name == name, ModelRecord.is_active).order_by(
            ModelRecord.created_at.desc()
        )
        record = session.execute(query).scalars().first()
    return joblib.load(record.path)


def last_forecast():
    with Session(engine) as session:
        return session.query(Forecast).order_by(desc(Forecast.created_at)).first()


def promoted(name):
    record = database["model_registry"].find_one({"name": name, "stage": "production"}, sort=[("created_at", -1)])
    return joblib.load(record["path"])


tides = joblib.load(entry_for("tides")["path"])
winds = by_table("winds")
waves = by_select("waves")
swell = promoted("swell")


@app.get("/about")
def about():
    return {"listed": last_listed("tides"), "forecast": str(last_forecast())}


@app.post("/tide")
def tide(row: list[float]):
    return [float(model.predict([row])[0]) for model in (tides, winds, waves, swell)]
