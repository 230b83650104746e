import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

rows = pd.read_csv("churn.csv")
prepare = StandardScaler()
model = LogisticRegression().fit(prepare.fit_transform(rows[["age"]]), rows["left"])
joblib.dump((prepare, model), "models/parts.joblib")
