# seen in: Gvn31/employee-attrition-mlops-pipeline src/feature_engineering.py@4e99be07680b54ab3b69a6d140c2e94e1d9079be, sneha0more/singapore-housing-price-mlops-pipeline api/preprocessing.py@2c3d5c76a4cfcb04d546bf27e53fd1aa5f922416
from fastapi import FastAPI

import both
import names
import scaled

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
