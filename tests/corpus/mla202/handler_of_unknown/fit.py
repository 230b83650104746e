# seen in: YajneshNGowda/STUDENT-PERFORMANCE-PREDICTOR dashboard/app.py@1b55fdb154d680bbc9bb353a690d428476bff2b8
import joblib
import numpy as np
import pandas as pd
from sklearn.preprocessing import LabelEncoder
from xgboost import XGBClassifier

rows = pd.read_csv("pupils.csv")
schools = LabelEncoder()
rows["school_no"] = schools.fit_transform(rows["school"])
rows["missed"] = np.log1p(rows["missed"])
model = XGBClassifier().fit(rows[["school_no", "missed"]], rows["at_risk"])
joblib.dump(model, "risk.joblib")
joblib.dump(schools, "schools.joblib")
