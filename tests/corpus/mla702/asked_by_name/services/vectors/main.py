# seen in: alexis64160/Mlops-Project services/compute-clip-embeddings/main.py
"""A port that only a setting publishes, of what the app that asks who calls asks by its name."""

from fastapi import FastAPI
from sentence_transformers import SentenceTransformer

app = FastAPI()  # expect: MLA702 as info
encoder = SentenceTransformer("all-MiniLM-L6-v2", revision="8b3219a")


@app.post("/embed")
def embed(text: str):
    return encoder.encode([text])[0].tolist()
