# seen in: pavanbadempet/Movie-Recommendation-System-based-on-User-Preferences backend/recommender.py@3c982ff20d9825d4a84c29c5d5f4eb4c8f909690
import re

import pandas as pd
from fastapi import FastAPI

app = FastAPI()
plants = pd.read_parquet("plants.parquet")


class Shelf:
    def __init__(self, rows: pd.DataFrame):
        self.rows = rows

    def look(self, words: str) -> list[dict]:
        words = words.lower()
        return self.rows[self.rows["name"].str.lower().str.contains(words)].to_dict("records")  # expect: MLA704

    def look_plain(self, words: str) -> list[dict]:
        return self.rows[self.rows["name"].str.contains(words, regex=False)].to_dict("records")

    def herbs(self, words: str) -> list[dict]:
        return self.rows[self.rows["name"].str.contains(words)].to_dict("records")


shelf = Shelf(plants)


@app.get("/plants")
def find(q: str):
    return {"found": shelf.look(q), "plain": shelf.look_plain(q), "herbs": shelf.herbs("mint|sage")}


@app.get("/plants/latin")
def latin(q: str):
    return {"found": [name for name in plants["latin"] if re.search(q, name)]}  # expect: MLA704


@app.get("/plants/escaped")
def escaped(q: str):
    pattern = re.compile(re.escape(q), re.IGNORECASE)
    return {"found": [name for name in plants["latin"] if pattern.search(name)]}


@app.get("/plants/tidied")
def tidied(q: str):
    return {"tidied": re.sub(r"\s+", " ", q)}
