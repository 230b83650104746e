# seen in: pavanbadempet/Movie-Recommendation-System-based-on-User-Preferences backend/recommender.py@3c982ff20d9825d4a84c29c5d5f4eb4c8f909690
import faiss
import numpy as np
from fastapi import FastAPI

app = FastAPI()


class Shelf:
    def __init__(self) -> None:
        self._index: faiss.Index | None = None
        self._names: list[str] | None = None

    def load(self) -> "Shelf":
        self._index = faiss.read_index("birds.index")
        self._names = ["wren", "robin"]
        return self

    def near(self, song: list[float]) -> list[int]:
        _, found = self._index.search(np.array([song], dtype="float32"), 5)
        return found[0].tolist()

    def named(self, place: int) -> str:
        return self._names[place]


shelf = Shelf().load()


@app.post("/birds")
async def birds(song: list[float]):
    return {"near": shelf.near(song)}  # expect: MLA701


@app.get("/birds/{place}")
async def bird(place: int):
    return {"name": shelf.named(place)}
