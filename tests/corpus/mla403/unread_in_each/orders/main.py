"""What one of the services signs."""

import jwt
from fastapi import FastAPI

from orders.config import settings

app = FastAPI()


@app.post("/token")
def token(name: str):
    return jwt.encode({"sub": name}, settings.JWT_SECRET_KEY)
