# seen in: matic0209/recommendation-system pipeline/evaluate.py
# Offline, a list of optional columns that the file names itself is filled as it was for training.
import pandas as pd

OPTIONAL = ["slot_clicks", "slot_views"]


def features_of(rows: pd.DataFrame) -> pd.DataFrame:
    for name in OPTIONAL:
        if name not in rows.columns:
            rows[name] = 0.0
    return rows


def ranks(model, rows):
    return model.predict(features_of(rows))
