import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

sales = pd.read_csv("sales.csv")
rows = sales[["store", "kind", "holiday"]]
rows["holiday"] = rows["holiday"].map({"none": 0, "public": 1, "easter": 2})
rows = pd.get_dummies(rows, columns=["kind"])
joblib.dump(list(rows.columns), "columns.joblib")
model = RandomForestRegressor(random_state=0).fit(rows, sales["revenue"])
joblib.dump(model, "model.joblib")
