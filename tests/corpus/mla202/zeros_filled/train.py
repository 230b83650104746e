# a form of: a row of zeros that a service fills field by field
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

hearts = pd.read_csv("hearts.csv")
scaler = StandardScaler()
X = scaler.fit_transform(hearts[["age", "chol", "pressure"]])
joblib.dump(LogisticRegression().fit(X, hearts["ill"]), "hearts.joblib")
joblib.dump(scaler, "scaler.joblib")
