# a form of: a service that posts to others, none of which is a model
import os

import requests
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
JOBS = "http://jobs:8080"


class Report(BaseModel):
    title: str


@app.post("/reports")
def report(sent: Report):
    requests.post(f"{JOBS}/reports/new", json=sent.model_dump(), timeout=3)
    requests.post(os.environ["REPORTS_URL"], json=sent.model_dump(), timeout=3)
    requests.post(f"{os.environ['MODEL_URL']}/metrics", json=sent.model_dump(), timeout=3)
    return {"kept": True}
