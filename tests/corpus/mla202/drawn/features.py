"""Features of both sides."""

import pandas as pd


def features(rows):
    out = pd.DataFrame(index=rows.index)
    out["months"] = pd.to_numeric(rows["months"], errors="coerce").fillna(0)
    out["price"] = pd.to_numeric(rows["price"], errors="coerce").fillna(0)
    out["total"] = pd.to_numeric(rows["total"], errors="coerce").fillna(0)
    return out
