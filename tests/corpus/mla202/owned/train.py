# seen in: swayamjaiswal7/credit-risk-modeling src/models/predict.py@d85d1e3b64d94e5867d8068f4289407773e1737a (the sound form)
import joblib
import numpy as np
import pandas as pd
from preparing import Preparer
from sklearn.ensemble import RandomForestClassifier

rows = pd.read_csv("loans.csv")
preparer = Preparer()
x = preparer.fit_transform(rows[["age", "debt"]])
x = pd.DataFrame(x, columns=["age", "debt"])
if np.isinf(x).any().any():
    x = x.replace([np.inf, -np.inf], 0)  # ok: a guard against what a division left
model = RandomForestClassifier(random_state=0).fit(x, rows["bad"])
joblib.dump(model, "loans.pkl")
joblib.dump(preparer, "preparer.pkl")
