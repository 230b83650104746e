# a form of: the constant answer has a name, and stands in a span or before a `finally`
from contextlib import asynccontextmanager

import joblib
from fastapi import FastAPI
from opentelemetry import trace

tracer = trace.get_tracer(__name__)
held = {}


@asynccontextmanager
async def lifespan(app: FastAPI):
    try:
        held["churn"] = joblib.load("churn.joblib")
    except OSError:
        logger.exception("no model")
    yield
    held.clear()


app = FastAPI(lifespan=lifespan)


@app.get("/live")
def live():
    with tracer.start_as_current_span("live"):
        return {"status": "alive"}


@app.get("/ready")
def ready():  # expect: MLA706
    try:
        with tracer.start_as_current_span("ready"):
            answer = {"status": "ready"}
            return answer
    finally:
        logger.info("asked for readiness")


@app.post("/predict")
def predict(row: list[float]):
    return {"churn": float(held["churn"].predict([row])[0])}
