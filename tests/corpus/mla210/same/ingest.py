import chromadb
from sentence_transformers import SentenceTransformer

embedder = SentenceTransformer("all-MiniLM-L6-v2", revision="c9745ed1d9f207416be6d2e6f8de32d1f16199bf")
documents = chromadb.PersistentClient("index").get_or_create_collection("documents")


def ingest(texts):
    documents.add(ids=[str(i) for i in range(len(texts))], documents=texts, embeddings=embedder.encode(texts))
