# a form of: clients that ask for a status and answer with a number all the same
import asyncio
import json

import httpx
import requests
from fastapi import FastAPI

app = FastAPI()


def embed(text: str) -> list[float]:
    answer = requests.post("http://embedder/embed", json={"text": text}, timeout=5)
    if answer.status_code != 200:
        print("embedder said", answer.status_code)
        return [0.0] * 384  # expect: MLA109
    return answer.json()["embedding"]


def score(text: str) -> float:
    answer = requests.post("http://scorer/score", json={"text": text}, timeout=5)
    if answer.status_code == 200:
        return answer.json()["score"]
    return 0.5  # expect: MLA109


def weather(city: str) -> dict:
    answer = requests.get(f"http://weather/{city}", timeout=5)
    if not answer.ok:
        return {"temperature": 25.0, "humidity": 60}  # expect: MLA109
    return answer.json()


def sentiment(text: str) -> str:
    answer = requests.post("http://scorer/label", json={"text": text}, timeout=5)
    if answer.ok:
        return answer.json()["label"]
    return "neutral"  # expect: MLA109


def rate(currency: str) -> float:
    value = 1.0  # expect: MLA109
    answer = requests.get(f"http://rates/{currency}", timeout=5)
    if answer.status_code == 200:
        value = answer.json()["rate"]
    return value


def fee(currency: str) -> float:
    answer = requests.get(f"http://fees/{currency}", timeout=5)
    fee = answer.json()["fee"] if answer.ok else 0.0  # expect: MLA109
    return fee


async def vectors(texts: list[str]) -> list:
    async with httpx.AsyncClient(timeout=5) as client:
        answers = await asyncio.gather(*[client.post("http://embedder/embed", json=text) for text in texts])
        return [answer.json() for answer in answers]  # expect: MLA109


def pages(count: int) -> list:
    rows: list = []
    for page in range(count):
        rows.extend(requests.get("http://shop/items", params={"page": page}, timeout=5).json())  # expect: MLA109
    return rows


def snapshot(path: str) -> None:
    rows = requests.get("http://shop/items", timeout=5).json()
    with open(path, "w") as stream:
        json.dump(rows, stream)  # expect: MLA109


def named(text: str) -> dict:
    answer = requests.post("http://scorer/score", json={"text": text}, timeout=5)
    if answer.status_code != 200:
        return {"score": 0.5, "error": "the scorer refused"}
    return answer.json()


def nothing(text: str) -> list | None:
    answer = requests.post("http://scorer/rows", json={"text": text}, timeout=5)
    if answer.status_code != 200:
        return None
    return answer.json()


def raised(path: str) -> None:
    answer = requests.get("http://shop/items", timeout=5)
    answer.raise_for_status()
    with open(path, "w") as stream:
        json.dump(answer.json(), stream)


@app.get("/rank/{text}")
async def rank(text: str):
    pages(1)
    raised("items.json")
    snapshot("rows.json")
    named(text)
    nothing(text)
    found = [embed(text), score(text), weather(text), sentiment(text), rate(text), fee(text), await vectors([text])]
    return {"found": len(found)}
