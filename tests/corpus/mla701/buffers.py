# seen in: sushil-negi/mlops-project services/feature-store/storage/feature_storage.py
"""Tables and weights that are written into memory, and to a disk."""

import io

import joblib
import pyarrow.parquet as pq
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/export")
async def export(area: float):
    buffer = io.BytesIO()
    pq.write_table(model.table(area), buffer)
    return len(buffer.getvalue())


@app.post("/keep")
async def keep(area: float):
    pq.write_table(model.table(area), "rows.parquet")  # expect: MLA701
    return area
