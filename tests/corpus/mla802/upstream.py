import logging

import httpx
import requests
from fastapi import FastAPI

app = FastAPI()
log = logging.getLogger("weather")


@app.get("/weather")
def weather(city_id: int, query_id: str):
    answer = requests.get("https://weather.internal", params={"city": city_id}, timeout=2)
    if not answer.ok:
        log.error("weather answered %s", answer.text)
    log.info("query %s", query_id)
    error_message = "none"
    log.info(error_message)
    return answer.json()


@app.get("/forecast")
def forecast(city_id: int):
    try:
        answer = httpx.get("https://weather.internal/forecast", params={"city": city_id}, timeout=2)
        answer.raise_for_status()
    except httpx.HTTPStatusError as failed:
        log.error(f"forecast answered: {failed.response.text}")
        raise
    return answer.json()
