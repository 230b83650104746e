import joblib
import numpy as np
from fastapi import FastAPI
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression

app = FastAPI()
served = {}


@app.post("/slope")
def slope(hours: list[float], sales: list[float]):
    model = LinearRegression()
    model.fit(np.array(hours).reshape(-1, 1), sales)  # expect: MLA705 as info
    return {"slope": float(model.coef_[0]), "fits": float(model.score(np.array(hours).reshape(-1, 1), sales))}


@app.post("/retrain")
def retrain(rows: list[list[float]], labels: list[int]):
    model = RandomForestClassifier()
    model.fit(rows, labels)  # expect: MLA705 as error
    served["model"] = model
    return {"trained": len(rows)}


@app.post("/retrain/kept")
def retrain_kept(rows: list[list[float]], labels: list[int]):
    model = RandomForestClassifier()
    model.fit(rows, labels)  # expect: MLA705 as error
    joblib.dump(model, "model.joblib")
    return {"trained": len(rows)}
