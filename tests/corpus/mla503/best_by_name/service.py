# seen in: PhamTrinhDuc/sales-forecasting-mlops include/model_serving/services.py
import joblib
from fastapi import FastAPI
from tracking import Tracking, find_best_model_version, get_best_run_id

app = FastAPI()
tracking = Tracking("sales")


class Service:
    def load(self):
        run = tracking.get_best_run()  # expect: MLA503
        tracking.download_artifacts(run["run_id"], "models")
        self.model = joblib.load("models/net.pkl")


service = Service()


@app.post("/predict")
def predict(row: list[float]):
    service.load()
    return float(service.model.predict([row])[0])


@app.post("/predict-pinned")
def pinned(row: list[float]):
    run = get_best_run_id()  # ok: what a release has written down
    tracking.download_artifacts(run, "models")
    return float(joblib.load("models/net.pkl").predict([row])[0])


@app.get("/best")
def show():
    return {"best": tracking.get_best_run(), "version": find_best_model_version()}
