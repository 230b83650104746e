"""The same of what nobody asks by its name: others than the project's own services must be meant to."""

from fastapi import FastAPI
from sentence_transformers import SentenceTransformer

app = FastAPI()  # expect: MLA702 as warning
encoder = SentenceTransformer("all-MiniLM-L6-v2", revision="8b3219a")


@app.post("/embed")
def embed(text: str):
    return encoder.encode([text])[0].tolist()
