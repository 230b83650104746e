# seen in: M-Ito-7310/Image-Classification-Service backend/app/routers/auth.py@80ed1b55609674984988eeddc8069bdac9950add
"""A password is hashed for each of two routes in one function: a thread that it takes there is one for both."""

from fastapi import FastAPI
from passlib.context import CryptContext

app = FastAPI()
hashes = CryptContext(schemes=["bcrypt"])


def fits(password: str, name: str) -> bool:
    return hashes.verify(password, users[name])


@app.post("/login")
async def login(name: str, password: str):
    return {"in": fits(password, name)}  # expect: MLA701 as error


@app.post("/password")
async def change(name: str, password: str):
    return {"changed": fits(password, name)}  # expect: MLA701 as info
