# seen in: a-abutaleb/churn-prediction-ml src/serve/api/app.py@697e862fac6eedd2dfdcce5835353617ce01cd7e (the sound form)
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from xgboost import XGBClassifier

calls = pd.read_csv("calls.csv")
X = calls[["minutes", "day"]].copy()
X["minutes"] = X["minutes"].clip(upper=600)
joblib.dump(Pipeline([("trees", XGBClassifier())]).fit(X, calls["left"]), "trees.joblib")
joblib.dump(Pipeline([("line", LogisticRegression())]).fit(X, calls["left"]), "line.joblib")
