# a form of: counts, rates and levels that are 0 where nobody could be asked
import pandas as pd
import redis
import requests
import soundfile as sf
from fastapi import FastAPI

app = FastAPI()
store = redis.Redis(host="queue", socket_timeout=3)


def queue_depth():
    try:
        return store.llen("scans")
    except redis.RedisError:  # expect: MLA109
        return 0


def exchange_rate(pair):
    try:
        answer = requests.get(f"https://rates.example/{pair}", timeout=3)
        answer.raise_for_status()
        return answer.json()["rate"]
    except requests.RequestException:  # expect: MLA109
        return 1.0


def loudness(path):
    try:
        sound, _ = sf.read(path)
    except RuntimeError:  # expect: MLA109
        return -1.0
    return float(abs(sound).mean())


def total_sales(engine):
    try:
        rows = pd.read_sql("select amount from sales", engine)
        total = rows["amount"].sum()
        return total
    except Exception as error:  # expect: MLA109
        print(error)
        return 0


def next_page(engine):
    try:
        return engine.execute("select max(page) from crawled").scalar() + 1
    except Exception:
        return 0


def delete_count(engine):
    try:
        return engine.execute("delete from scans where old").rowcount
    except Exception as error:
        print(error)
        return 0


def visit_count(engine):
    try:
        return engine.execute("select count(*) from visits").scalar()
    except Exception as error:
        raise RuntimeError("the visits cannot be counted") from error


@app.get("/state")
def state(path: str):
    numbers = [queue_depth(), exchange_rate("eurusd"), loudness(path), total_sales(app.state.engine)]
    return {"numbers": numbers, "more": [next_page(app.state.engine), delete_count(app.state.engine), visit_count(app.state.engine)]}
