# a form of: aliases of providers, which stand for another model one day
"""Which of the models answers is the provider's to say."""

import os

from anthropic import Anthropic
from fastapi import FastAPI
from langchain_mistralai import ChatMistralAI
from vertexai.language_models import TextEmbeddingModel

app = FastAPI()
client = Anthropic(timeout=20)
KNOWN = ["claude-3-5-haiku-latest", "claude-3-5-haiku-20241022"]
PRICES = {"mistral-large-latest": 2.0}
FALLBACK = os.getenv("FALLBACK", "gemini-flash-latest")  # expect: MLA503


@app.post("/answer")
def answer(text: str, model: str = "claude-3-7-sonnet-20250219"):
    if model == "claude-3-opus-latest":
        raise ValueError(model)
    message = client.messages.create(model="claude-sonnet-4-latest", max_tokens=9, messages=[])  # expect: MLA503 as info
    again = client.messages.create(model="claude-sonnet-4-latest", max_tokens=9, messages=[])
    other = ChatMistralAI(model="mistral-small-latest", timeout=20)  # expect: MLA503
    dated = ChatMistralAI(model="mistral-small-2503", timeout=20)
    vectors = TextEmbeddingModel.from_pretrained("textembedding-gecko@latest")  # expect: MLA503
    fixed = TextEmbeddingModel.from_pretrained("textembedding-gecko@003")
    image = "registry.example/answers-latest"
    return message, again, other, dated, vectors, fixed, image
