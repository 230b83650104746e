import jwt
from fastapi import FastAPI
from settings import settings

app = FastAPI()


@app.post("/token")
def token(name: str):
    return jwt.encode({"sub": name, "on": settings.SIGNING_KEY}, settings.JWT_SECRET, "HS256")


@app.post("/other")
def other(name: str):
    return jwt.encode({"sub": name}, settings.SESSION_SECRET, "HS256")
