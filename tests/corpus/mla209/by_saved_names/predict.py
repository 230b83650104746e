import pickle

import numpy as np
import pandas as pd

model = pickle.load(open("model.pkl", "rb"))
imputer = pickle.load(open("imputer.pkl", "rb"))
names = pickle.load(open("names.pkl", "rb"))


def chance(year, km, engine, power):
    row = pd.DataFrame([{"year": year, "km": km, "engine": engine, "power": power}])
    for name in names:
        if name not in row.columns:
            row[name] = np.nan
    row[names] = imputer.transform(row[names])
    return float(model.predict_proba(row[names])[0][1])
