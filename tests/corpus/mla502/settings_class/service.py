# seen in: RiyadMehdi7/churnvision_web_1_0 backend/app/services/ai/vector_store_service.py@616197bffee3ffee8014117ac756c898ae2aa8e4
from fastapi import FastAPI
from sentence_transformers import CrossEncoder, SentenceTransformer

from settings import settings

app = FastAPI()
encoder = SentenceTransformer(settings.EMBEDDING_MODEL)  # expect: MLA502 as info
ranker = CrossEncoder(settings.RANKING_MODEL)  # expect: MLA502 as info


@app.post("/rank")
def rank(text: str):
    return encoder.encode(text).tolist(), ranker.predict([[text, text]]).tolist()
