# seen in: Aries-Analytics/climate_prediction_TZ phase2/backend/modules/processing/process_ocean_indices.py@cff2937991bf5e742aed8448321e5ccfc79eff0b
import pandas as pd


def phases(rows):
    bins = [-1, 0, 1]
    raw = pd.cut(rows["anomaly"], bins=bins, labels=[-1, 1])
    rows["phase"] = pd.to_numeric(raw, errors="coerce").fillna(0)
    rows["word"] = pd.cut(rows["anomaly"], bins=bins, labels=["low", "high"])
    return rows


def words(rows):
    raw = pd.cut(rows["anomaly"], bins=[-1, 0, 1], labels=["low", "1"])
    rows["phase"] = pd.to_numeric(raw, errors="coerce")  # expect: MLA309
    return rows
