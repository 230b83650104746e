# seen in: RuiFSP/mlops-2025-final_project src/data_integration/real_data_fetcher.py@bb661eeea6683e536d503cc2264b41e50c84f604
import os
import random

from fastapi import FastAPI

app = FastAPI()
KEY = os.getenv("MATCHES_KEY")


@app.get("/matches")
def matches():
    found = ask("/matches")
    if not found:
        return make_matches()  # expect: MLA109
    return found


@app.get("/odds")
def odds():
    try:
        return ask("/odds").json()
    except Exception:
        return generate_odds()  # expect: MLA109


@app.get("/demo")
def demo():
    if not KEY:
        return matches_of_demo()
    return ask("/matches")


@app.get("/told")
def told():
    found = ask("/matches")
    if not found:
        return make_told_matches()  # ok: the answer says what it is
    return found


@app.get("/chat")
def chat():
    found = ask("/chat")
    if not found:
        return fallback_reply()  # ok: one of the replies that are there for it
    return found


@app.get("/kept")
def kept():
    found = ask("/matches")
    if not found:
        return make_from_file()  # ok: nothing is drawn
    return found


def make_matches():
    return [{"home": random.choice(["Lions", "Bears"]), "odds": random.uniform(1.5, 4)} for _ in range(3)]


def generate_odds():
    return {"home": round(random.uniform(1.5, 4), 2)}


def matches_of_demo():
    return [{"home": random.choice(["Lions", "Bears"])}]


def make_told_matches():
    return {"source": "simulated", "matches": [{"home": random.choice(["Lions", "Bears"])}]}


def fallback_reply():
    return random.choice(["I am not sure.", "Ask me another."])


def make_from_file():
    return read("matches.json")
