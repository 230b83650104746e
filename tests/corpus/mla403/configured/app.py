# a form of: keys and passwords in the files that configure a service
import os

from fastapi import FastAPI

app = FastAPI()
ADDRESS = os.environ["DATABASE_URL"]


@app.get("/health")
def health():
    return {"ok": bool(ADDRESS)}
