import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.preprocessing import LabelEncoder

rows = pd.read_csv("students.csv")
coded = rows.copy()
for column in ["course", "year"]:
    coded[column] = LabelEncoder().fit_transform(coded[column].astype(str))
model = RandomForestRegressor(random_state=0).fit(coded[["course", "year", "age"]], coded["risk"])
coded.to_csv("coded.csv", index=False)
joblib.dump(model, "risk.joblib")
