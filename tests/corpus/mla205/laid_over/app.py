import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")
names = joblib.load("names.joblib")


def storage(text):
    return int(text) * 1024


def by_name(raw):
    row = pd.DataFrame([raw])
    row["Storage"] = row["Name"].apply(storage)
    final = pd.DataFrame(0, index=[0], columns=names)
    for column in ["Storage", "Year"]:
        if column in final.columns and column in row.columns:
            final[column] = row[column]
    dummies = pd.get_dummies(row[["Brand"]])
    for column in dummies.columns:
        if column in final.columns:
            final[column] = dummies[column]
    return final


def as_they_come(raw):
    row = pd.DataFrame([raw])
    row["Storage"] = row["Name"].apply(storage)
    return pd.concat([row[["Storage", "Year"]], pd.get_dummies(row[["Brand"]])], axis=1)  # expect: MLA205


@app.post("/price")
def price(raw: dict):
    return {"price": float(model.predict(by_name(raw))[0])}


@app.post("/quick-price")
def quick_price(raw: dict):
    return {"price": float(model.predict(as_they_come(raw))[0])}
