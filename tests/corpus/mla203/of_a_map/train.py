# a form of: gaps that are filled behind maps that were saved, whichever columns these are of
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("cards.csv")
maps = {}
for column in ["kind", "currency"]:
    maps[column] = {word: i for i, word in enumerate(sorted(df[column].dropna().unique()))}
    df[column] = df[column].map(maps[column]).fillna(-1)
df["count"] = df["count"].fillna(0)
df["fee"] = df["fee"].fillna(0)
joblib.dump(LogisticRegression().fit(df[["kind", "currency", "count", "fee"]], df["fraud"]), "cards.joblib")
joblib.dump(maps, "maps.joblib")
