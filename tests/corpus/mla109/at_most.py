# seen in: pavanbadempet/Movie-Recommendation-System-based-on-User-Preferences backend/main.py@3c982ff20d9825d4a84c29c5d5f4eb4c8f909690
import httpx
from fastapi import FastAPI

app = FastAPI()
client = httpx.AsyncClient(timeout=3)


async def trailer_of(film: int) -> str | None:
    answer = await client.get(f"https://films.example/{film}/videos")
    data = answer.json()
    for each in data.get("results", []):  # expect: MLA109 as info
        if each.get("type") == "Trailer":
            return each.get("key")
    return None


async def cast_of(film: int) -> dict:
    answer = await client.get(f"https://films.example/{film}/credits")
    data = answer.json()
    names = [each["name"] for each in data.get("cast", [])]  # expect: MLA109 as info
    return {"cast": ", ".join(names)}


@app.get("/films/{film}")
async def film(film: int):
    return {"trailer": await trailer_of(film), **await cast_of(film)}
