# seen in: assafelovic/gpt-researcher backend/server/app.py@5d84d2f5553e70a2765a8ff3a0d2672d60437ce8
import joblib
from fastapi import FastAPI, Request
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()
model = joblib.load("reports.joblib")


@app.post("/chat")
async def chat(request: Request):
    sent = await request.json()
    said = await client.chat.completions.create(model="gpt-4o", messages=sent.get("turns", []))  # expect: MLA707 as warning
    return {"said": said.choices[0].message.content}


@app.post("/predict")
async def predict(request: Request):
    sent = await request.json()
    return {"kind": model.predict([sent.get("turns", [])]).tolist()}  # expect: MLA707 as error
