# seen in: YuriiOks/mnist-digit-classifier model/app.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/chat")
def chat(text: str):
    return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=300).output_text
