# a form of: prices that are drawn at last, when download, cache and sample have failed
import logging
from pathlib import Path

import numpy as np
import pandas as pd
import yfinance
from fastapi import FastAPI

app = FastAPI()
log = logging.getLogger(__name__)


def _synthetic_prices(name, days):
    draw = np.random.default_rng(0)
    return pd.DataFrame({"close": 50 + draw.normal(0, 1, days).cumsum()})


def _mock_prices(name, days):
    draw = np.random.default_rng(0)
    return {"source": "mock data", "rows": draw.normal(0, 1, days)}


def prices(name, days):
    rows = yfinance.download(name)
    if rows is not None:
        return rows
    cache = Path(f"{name}.parquet")
    if cache.exists():
        log.warning("stale rows of %s", name)
        return pd.read_parquet(cache)
    log.warning("no rows of %s", name)
    return _synthetic_prices(name, days)  # expect: MLA109


def told_prices(name, days):
    cache = Path(f"{name}.parquet")
    if cache.exists():
        return pd.read_parquet(cache)
    return _mock_prices(name, days)  # ok: it says what it is


def demo_prices(name, days):
    if days > 300:
        return demo_prices(name, 300)
    return _synthetic_prices(name, days)  # ok: the caller asks for it


@app.get("/forecast")
def forecast(name: str):
    demo_prices(name, 30)
    told_prices(name, 30)
    return {"next": float(prices(name, 30)["close"].iloc[-1])}
