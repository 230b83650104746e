import joblib
import pandas as pd
from features import prepared
from sklearn.linear_model import LogisticRegression

rows = pd.read_csv("census.csv")
x, encoder = prepared(rows[["age", "work"]], ["work"])
joblib.dump(LogisticRegression().fit(x, rows["earns"]), "model.joblib")
joblib.dump(encoder, "encoder.joblib")
