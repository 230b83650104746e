import chromadb
from fastapi import FastAPI
from sentence_transformers import SentenceTransformer

app = FastAPI()
embedder = SentenceTransformer("sentence-transformers/all-MiniLM-L6-v2", revision="54825a6a5a83f6d98d318ba2a11dfd31eb906f06")  # ok: one model, two ways to write it
documents = chromadb.PersistentClient("index").get_or_create_collection("documents")


@app.get("/search")
def search(question: str):
    return documents.query(query_embeddings=embedder.encode([question[:300]]))
