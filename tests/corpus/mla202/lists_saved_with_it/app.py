# seen in: MECoban/Immo-Eliza-Model-Deployment api/predict.py 0ce785a7bb04aec40c7b68d05d6d125f79dd622a
import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()


@app.post("/price")
def price(length: float, draught: float, tons: float, rig: str, hull: str):
    row = pd.DataFrame([{"length": length, "draught": draught, "tons": tons, "rig": rig, "hull": hull}])
    saved = joblib.load("boats.joblib")
    numbers, words = saved["columns"]["numbers"], saved["columns"]["words"]
    coded = saved["encoder"].transform(row[words]).toarray()
    row[numbers] = saved["imputer"].transform(row[numbers])  # expect: MLA202
    row = pd.concat([row[numbers], pd.DataFrame(coded, columns=saved["encoder"].get_feature_names_out())], axis=1)
    return float(saved["model"].predict(row)[0])


@app.post("/price/whole")
def whole(length: float, draught: float, tons: float, rig: str, hull: str):
    row = pd.DataFrame([{"length": length, "draught": draught, "tons": tons, "rig": rig, "hull": hull}])
    saved = joblib.load("boats.joblib")
    numbers, words = saved["columns"]["numbers"], saved["columns"]["words"]
    coded = pd.DataFrame(saved["encoder"].transform(row[words]).toarray())
    return float(saved["model"].predict(pd.concat([row[numbers], coded], axis=1))[0])
