"""The routes that ask the stores."""

from fastapi import FastAPI

from holdings import Holdings
from trades import Trades

app = FastAPI()
trades, holdings = Trades(), Holdings()


@app.get("/symbols/{symbol}")
def symbol(symbol: str):
    return {
        "bought": trades.bought(symbol),
        "sold": trades.sold(symbol),
        "open": trades.open(symbol),
        "by": trades.by(symbol),
        "held": holdings.held(symbol),
        "lent": holdings.lent(symbol),
    }
