import json

import joblib
import numpy as np
import pandas as pd
from xgboost import XGBClassifier

rows = pd.read_csv("payments.csv")
rows["amount"] = np.log1p(rows["amount"])
words = rows.select_dtypes(include="object").columns.tolist()
maps = {column: {word: i for i, word in enumerate(sorted(rows[column].dropna().unique()))} for column in words}
for column in words:
    rows[column] = rows[column].astype("category").cat.codes.replace(-1, np.nan)
columns = [column for column in rows.columns if column != "fraud"]
model = XGBClassifier(random_state=0).fit(rows[columns], rows["fraud"])
joblib.dump(model, "payments.joblib")
with open("columns.json", "w") as file:
    json.dump({"columns": columns, "maps": maps}, file)
