# seen in: tabiya-tech/tabiya-livelihoods-classifier backend/nel/nel/main.py@d953dbba2a8700bdd39aba339472a064c540c8af
from fastapi import Depends, FastAPI
from sentence_transformers import SentenceTransformer
from service import Links, OwnLinks

app = FastAPI()  # expect: MLA805 as info
model = SentenceTransformer("all-MiniLM-L6-v2")


def links() -> Links:
    return OwnLinks(model)


@app.post("/predict")
def predict(names: list[str], service: Links = Depends(links)):
    model.encode(names)
    return service.link(names)
