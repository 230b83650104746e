# seen in: Leo-Daiser/Credit-Risk-Scoring-Service src/public_profile/service.py@cf6662797f08820c04a946c9ef7ae135d7d40580, teman67/Plant-Disease-Classification-MLOps backend/app/services/performance.py@ec0afec6bb3a6821f5af0e2b3594dd4c0891cb7a, Nipun-Malinga/churn-prediction-system system/backend/server/application/utils/data_preprocess_utils.py@e72fed964c856c3f208df6a53112e5b69bf4b2f2, Gvn31/employee-attrition-mlops-pipeline src/feature_engineering.py@4e99be07680b54ab3b69a6d140c2e94e1d9079be, sneha0more/singapore-housing-price-mlops-pipeline api/preprocessing.py@2c3d5c76a4cfcb04d546bf27e53fd1aa5f922416
from fastapi import FastAPI

import both
import names
import results
import scaled
import versions

app = FastAPI()


@app.post("/scaled")
def with_scaler(row: dict):
    return {"score": model.predict(scaled.prepared(row)).tolist()}


@app.post("/named")
def with_names(row: dict):
    return {"score": model.predict(names.ordered(row)).tolist()}


@app.post("/both")
def with_both(row: dict):
    return {"score": both.scored(row)}


@app.get("/summary")
def summary():
    return results.summary(settings)


@app.post("/forecast")
def forecast(row: list[float]):
    return {"values": results.forecast(settings, row)}


@app.post("/encoded")
def encoded(row: list[str]):
    return {"codes": results.load_label_encoder("house").transform(row).tolist()}


@app.get("/model/status")
def runtime_status():
    return {"version": versions.version_of("house"), "stored": results.stored_model("house").version}


@app.get("/model/answer")
def answer():
    return {"price": results.stored_model("house").predict([[1.0]])}
