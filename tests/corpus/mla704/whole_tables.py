# a form of: services that answer with all that they ever kept
import joblib
from fastapi import FastAPI
from motor.motor_asyncio import AsyncIOMotorClient

from store import Crop, Prediction, engine, open_session, text

app = FastAPI()
model = joblib.load("model.joblib")
patient_collection = AsyncIOMotorClient().clinic.patients


@app.post("/predict")
def predict(row: dict):
    return {"risk": float(model.predict([list(row.values())])[0])}


@app.get("/predictions")
def predictions():
    with open_session() as session:
        return session.query(Prediction).order_by(Prediction.id).all()  # expect: MLA704 as info


@app.get("/patients")
async def patients():
    cursor = patient_collection.find({}).sort("when", -1)  # expect: MLA704 as info
    return [each async for each in cursor]


@app.get("/audit")
def audit():
    with engine.connect() as connection:
        return connection.execute(text("SELECT id, risk FROM prediction_logs ORDER BY id")).all()  # expect: MLA704 as info


@app.get("/predictions/last")
def last_predictions():
    with open_session() as session:
        return session.query(Prediction).order_by(Prediction.id).limit(100).all()


@app.get("/predictions/of/{customer}")
def predictions_of(customer: int):
    with open_session() as session:
        return session.query(Prediction).filter(Prediction.customer == customer).all()


@app.get("/patients/last")
async def last_patients():
    cursor = patient_collection.find({}).sort("when", -1)
    return await cursor.limit(50).to_list()


@app.get("/crops")
def crops():
    with open_session() as session:
        return session.query(Crop).all()


@app.get("/audit/number")
def audited():
    with engine.connect() as connection:
        return connection.execute(text("SELECT COUNT(*) FROM prediction_logs")).scalar()
