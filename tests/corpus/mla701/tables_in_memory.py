# seen in: infiniflow/ragflow rag/graphrag/general/community_reports_extractor.py@b1b8cd623520b97b2526ffb1514bd812bdcc7eaf
import io

import pandas as pd
from fastapi import FastAPI

app = FastAPI()


@app.post("/report")
async def report(rows: list[dict]):
    frame = pd.DataFrame(rows)
    held = io.StringIO()
    frame.to_csv(held, index=False)
    return {"table": frame.to_csv(index_label="id"), "held": held.getvalue()}


@app.post("/kept")
async def kept(rows: list[dict]):
    frame = pd.DataFrame(rows)
    frame.to_csv("report.csv", index=False)  # expect: MLA701 as error
    return {"rows": len(frame)}


@app.post("/kept/parquet")
async def kept_as_parquet(rows: list[dict]):
    frame = pd.DataFrame(rows)
    frame.to_parquet(path="report.parquet")  # expect: MLA701 as error
    return {"rows": len(frame)}
