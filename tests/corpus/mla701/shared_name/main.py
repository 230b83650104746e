# two routes whose functions have one name: both answer
import requests
from fastapi import FastAPI

app = FastAPI()


def fetched(key: str) -> dict:
    return requests.get(f"https://items.example/{key}", timeout=5).json()


def counted() -> dict:
    return requests.get("https://items.example/count", timeout=5).json()


@app.get("/items")
async def items():
    return counted()  # expect: MLA701 as error


@app.get("/items/{key}")
async def items(key: str):  # noqa: F811
    return fetched(key)  # expect: MLA701 as error
