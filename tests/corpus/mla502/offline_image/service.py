# seen in: tabiya-tech/tabiya-livelihoods-classifier backend/nel/nel/linker.py@d953dbba2a8700bdd39aba339472a064c540c8af
from fastapi import FastAPI
from sentence_transformers import SentenceTransformer

app = FastAPI()
model = SentenceTransformer("someone/linker")  # ok: the image has it inside


@app.post("/link")
def link(text: str):
    return model.encode(text).tolist()
