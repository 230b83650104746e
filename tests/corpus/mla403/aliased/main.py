import jwt
from fastapi import FastAPI

from settings import settings

app = FastAPI()


@app.post("/login")
def login(name: str):
    return jwt.encode({"sub": name}, settings.SECRET_KEY), jwt.encode({"sub": name}, settings.SESSION_SECRET)
