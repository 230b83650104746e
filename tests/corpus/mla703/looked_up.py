# seen in: massquantity/LibRecommender libserving/sanic_serving/embed_deploy.py@7463d9d084bfc6d4cf06dbfc834a255801304d2f
"""A search among vectors in memory costs no more than what stands beside it; a model that writes does."""

import faiss
import numpy as np
from fastapi import FastAPI

app = FastAPI()
index = faiss.read_index("items.index")
vectors = np.load("users.npy")


@app.post("/embed/recommend")  # expect: MLA703 as info
def recommend(user: int, n: int = 10):
    _, found = index.search(vectors[user][None], n)
    return found[0].tolist()
