# a form of: the text of a failed request, which holds the address that it was sent to and the key in it
import logging
import os
import traceback

import aiohttp
import httpx
import requests
from fastapi import FastAPI, HTTPException

app = FastAPI()
logger = logging.getLogger(__name__)
TIDES = "https://tides.example.org/v2"
TIDES_KEY = os.environ["TIDES_KEY"]


@app.get("/tide")
def tide(port: str):
    url = f"{TIDES}/levels?port={port}&appid={TIDES_KEY}&units=m"
    try:
        answer = requests.get(url, timeout=5)
        answer.raise_for_status()
    except requests.exceptions.RequestException as e:
        logger.error(f"no tide for {port}: {e}")  # expect: MLA802
        return {"level": None}
    except KeyError as e:
        logger.error(f"unknown form: {e}")
        return {"level": None}
    return answer.json()


@app.get("/swell")
def swell(port: str):
    params = {"port": port, "api_key": os.getenv("SWELL_KEY")}
    try:
        return requests.get(TIDES, params=params, timeout=5).json()
    except Exception as e:
        raise HTTPException(502, detail=f"swell: {e}")  # expect: MLA802


@app.get("/wind")
async def wind(port: str):
    async with httpx.AsyncClient(timeout=5) as client:
        try:
            answer = await client.get(TIDES, params={"port": port, "key": TIDES_KEY})
            answer.raise_for_status()
        except httpx.HTTPStatusError:
            logger.exception("no wind")  # expect: MLA802
            return {}
    return answer.json()


@app.get("/fog")
async def fog(port: str):
    async with aiohttp.ClientSession() as session:
        try:
            async with session.get("{}/fog?token={}".format(TIDES, TIDES_KEY)) as answer:
                answer.raise_for_status()
                return await answer.json()
        except aiohttp.ClientError as error:
            said = f"no fog: {error}"
            logger.warning(said)  # expect: MLA802
            return {}


@app.get("/ice")
def ice(port: str):
    params = {"port": port}
    params["access_key"] = TIDES_KEY
    with requests.Session() as session:
        try:
            return session.get(TIDES, params=params, timeout=5).json()
        except (ValueError, requests.ConnectionError):
            traceback.print_exc()  # expect: MLA802
            return {}


@app.get("/kind")
def kind(port: str):
    try:
        answer = requests.get(f"{TIDES}?port={port}&appid={TIDES_KEY}", timeout=5)
        answer.raise_for_status()
        return answer.json()
    except requests.HTTPError as e:
        logger.error("refused with %s", e.response.status_code)
    except requests.RequestException as e:
        logger.error("no answer: %s", type(e).__name__)
    except Exception as e:
        logger.error("bad answer: %s", e)
    return {}


@app.get("/cleaned")
def cleaned(port: str):
    try:
        return requests.get(f"{TIDES}?port={port}&appid={TIDES_KEY}", timeout=5).json()
    except requests.RequestException as e:
        logger.error("no answer: %s", without_keys(str(e)))
        logger.debug("no answer: %s", e)
        return {}


@app.get("/header")
def header(port: str):
    try:
        answer = requests.get(TIDES, params={"port": port, "key": port}, headers={"X-Api-Key": TIDES_KEY}, timeout=5)
        answer.raise_for_status()
        return answer.json()
    except requests.RequestException as e:
        logger.error("no answer: %s", e)
        return {}


@app.get("/reached")
def reached(port: str):
    try:
        return httpx.get(TIDES, params={"port": port, "api_key": TIDES_KEY}).json()
    except httpx.HTTPError as e:
        logger.error("not reached, and nothing says where: %s", e)
        return {}


@app.get("/late")
def late(port: str):
    try:
        return requests.get(TIDES, params={"port": port, "api_key": TIDES_KEY}, timeout=5).json()
    except requests.ReadTimeout as e:
        logger.error("late: %s", e)
        return {}


@app.get("/next")
def following(token: str):
    try:
        return requests.get(TIDES, params={"token": token, "next_token": token}, timeout=5).json()
    except requests.ConnectionError as e:
        logger.error("no page after it: %s", e)
        return {}
