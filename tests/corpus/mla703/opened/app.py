# seen in: frederick-douglas-pearce/sportswear-esg-news-classifier scripts/predict.py@79d6099cb67a0aae1fe32a94a1351c5291187cf4
"""One text in, one vector out: as cheap as what stands beside it, though the deployment lets anybody ask."""

from fastapi import FastAPI
from sentence_transformers import SentenceTransformer

app = FastAPI()
encoder = SentenceTransformer("all-MiniLM-L6-v2", revision="8b3219a")


@app.post("/predict")  # expect: MLA703 as info
def predict(text: str):
    return encoder.encode([text])[0].tolist()
