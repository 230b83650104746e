import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import OneHotEncoder

from paths import MODEL, STEPS

table = pd.read_csv("customers.csv")
rows = table.drop("left", axis=1)
rows["charges"] = rows["charges"].fillna(0)
words = rows.select_dtypes(include=["object"]).columns
steps = ColumnTransformer([("words", OneHotEncoder(handle_unknown="ignore"), words)], remainder="passthrough")
model = LogisticRegression().fit(steps.fit_transform(rows), table["left"])
joblib.dump(steps, STEPS)
joblib.dump(model, MODEL)
