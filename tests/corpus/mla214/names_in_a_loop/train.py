import json

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

NAMES = ["berths", "length", "built", "tons"]
table = pd.read_csv("ferries.csv")
known = [name for name in NAMES if name in table.columns]
model = RandomForestClassifier(random_state=4).fit(table[known].values, table["late"])
joblib.dump(model, "ferry.joblib")
with open("ferry.json", "w") as file:
    json.dump({"names": known, "rows": len(table)}, file)
