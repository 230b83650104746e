# a form of: moving means of a history, which each row has for itself, beside a mean of all the rows of a request
import pandas as pd


def indicators(rows: pd.DataFrame) -> pd.DataFrame:
    out = rows.copy()
    out["ratio"] = out["close"] / out["close"].rolling(20).mean()
    out["smooth"] = out["close"] - out["close"].ewm(span=12).mean()
    out["spread"] = out["close"] / out["close"].expanding().max()
    return out[["ratio", "smooth", "spread"]]


def centred(rows: pd.DataFrame) -> pd.DataFrame:
    out = rows.copy()
    out["close"] = out["close"] - out["close"].mean()  # expect: MLA201
    return out[["close"]]
