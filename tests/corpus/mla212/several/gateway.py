from fastapi import FastAPI
from vllm import LLM

app = FastAPI()
models = {"clerk": LLM("models/clerk"), "base": LLM("mistralai/Mistral-7B-Instruct-v0.2")}
FORMATS = {"clerk": "A chat with a clerk. USER: {} ASSISTANT:", "base": "<s>[INST] {} [/INST]"}


@app.post("/answer/{name}")
def answer(name: str, question: str):
    return models[name].generate(FORMATS[name].format(question))
