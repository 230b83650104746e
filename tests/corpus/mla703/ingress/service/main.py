# seen in: itsmekhoathekid/RecSys-MLops infra/helm/recsys-gateway/templates/api-ingress.yaml@a7ce4e4ec31e0fea5c1e4558c35012aee7b87cac
"""The ingress limits each client."""

from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/chat")
def chat(text: str):
    return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=300).output_text
