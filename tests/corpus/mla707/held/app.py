# seen in: chineidu/nyc-taxi-price-prediction src/api/routes.py@009f95b6c5eb6273c329e3e2fc337fd600247977
import joblib
from fastapi import FastAPI
from transformers import AutoModelForCausalLM

from schemas import Chat, FreeChat, OwnChat, Search, Trips

app = FastAPI()
model = joblib.load("model.joblib")
writer = AutoModelForCausalLM.from_pretrained("writer")


@app.post("/predict")
def predict(trips: Trips):  # expect: MLA707 as warning
    return {"durations": model.predict([[t.zone, t.distance, t.amount] for t in trips.inputs]).tolist()}


@app.post("/search")
def search(asked: Search):
    return {"near": model.predict([asked.row]).tolist(), "where": [each.value for each in asked.where]}


@app.post("/chat")
def chat(asked: Chat):
    return writer.generate(asked.messages, temperature=asked.temperature, max_new_tokens=asked.max_tokens)


@app.post("/own")
def own(asked: OwnChat):
    return writer.generate(asked.messages, temperature=asked.temperature, max_new_tokens=asked.max_tokens)


@app.post("/free")
def free(asked: FreeChat):
    return writer.generate(asked.messages, temperature=asked.temperature, max_new_tokens=asked.max_tokens)
