import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

visits = pd.read_csv("visits.csv")
joblib.dump(LogisticRegression().fit(visits[["pages"]], visits["back"]), "web/models/back.joblib")
