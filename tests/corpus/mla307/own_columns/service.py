import pandas as pd


def features_of(rows: pd.DataFrame, model) -> pd.DataFrame:
    for name in model.feature_names_in_:
        if name not in rows.columns:
            rows[name] = 0.0  # expect: MLA307
    return rows


def ranks(model, rows):
    return model.predict(features_of(rows, model))
