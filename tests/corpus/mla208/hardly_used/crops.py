# seen in: dr563105/mlops-project-grocery-sales src/utils.py
"""A model that nothing loads: its features are made by the run that asks it."""

import joblib
import pandas as pd
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

table = pd.read_csv("crops.csv")
scale = StandardScaler()
model = SVC().fit(scale.fit_transform(table[["rain", "heat"]]), table["crop"])
joblib.dump(model, "models/crops.joblib")  # expect: MLA208 as info
