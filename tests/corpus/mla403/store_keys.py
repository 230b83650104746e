# seen in: lukasgro63/tinymlops-poc tinysphere/api/services/drift_images_service.py@ffe6cedaaa14fec2599622dcd6b998cca787559f (the sound form)
import os

import jwt
from fastapi import FastAPI
from minio import Minio

MINIO_SECRET_KEY = os.getenv("MINIO_SECRET_KEY", "minioadmin")
SECRET_KEY = os.getenv("SECRET_KEY", "change-me")  # expect: MLA403

app = FastAPI()
client = Minio("minio:9000", access_key=os.getenv("MINIO_ACCESS_KEY", "minioadmin"), secret_key=MINIO_SECRET_KEY)


@app.post("/token")
def token(keeper: str):
    return jwt.encode({"sub": keeper}, SECRET_KEY, algorithm="HS256")
