# seen in: sagar431/Auto-mlops automation/full_platform/services/web_ui/app.py@196e891c2857d1bb8db090ca248a855d2dbc4952
import requests
from fastapi import FastAPI, Request, UploadFile
from fastapi.templating import Jinja2Templates

app = FastAPI()
pages = Jinja2Templates("pages")
MODEL_URL = "http://model:8000/predict"


@app.post("/predict")
async def predict(request: Request, file: UploadFile):
    answer = requests.post(MODEL_URL, files={"file": await file.read()}, timeout=10)
    return pages.TemplateResponse("index.html", {"request": request, "label": answer.json()["label"]})
