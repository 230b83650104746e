"""The app."""

from fastapi import FastAPI
from routes import register

app = register(FastAPI(title="Embeddings"))  # expect: MLA702
