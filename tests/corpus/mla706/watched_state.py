# a form of: a probe that looks, through a name and in a span
import joblib
from fastapi import FastAPI, Response
from opentelemetry import trace

tracer = trace.get_tracer(__name__)
app = FastAPI()
held = {}


@app.on_event("startup")
def start():
    try:
        held["churn"] = joblib.load("churn.joblib")
    except OSError:
        logger.exception("no model")


@app.get("/ready")
def ready(response: Response):
    with tracer.start_as_current_span("ready"):
        answer = {"status": "ready"}
        if held.get("churn") is None:
            answer["status"] = "loading"
            response.status_code = 503
        return answer


@app.get("/health")
def health():
    with engine.connect() as connection:
        answer = {"status": "ok", "rows": connection.scalar(COUNT)}
        return answer


@app.post("/predict")
def predict(row: list[float]):
    return {"churn": float(held["churn"].predict([row])[0])}
