# seen in: Gavesh99324/Telco-Churn-Prediction notebooks/02_data_cleaning.ipynb@161ce32bc42a62ed7a9e5aa1ca154c229aef99f2
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import LabelEncoder

rows = pd.read_csv("members.csv")
rows["student"] = rows["student"].map({0: "No", 1: "Yes"})
rows["remote"] = rows["remote"].map({0: "Yes", 1: "No"})
rows["rank"] = rows["plan"].map({"free": 0, "plus": 1, "team": 2})
rows["student_alone"] = ((rows["student"] == "Yes") & (rows["seats"] == 1)).astype(int)
encoders = {}
for column in rows.select_dtypes("object").columns:
    encoders[column] = LabelEncoder()
    rows[column] = encoders[column].fit_transform(rows[column])
rows["remote"] = LabelEncoder().fit_transform(rows["remote"])
names = ["student", "remote", "rank", "student_alone", "seats"]
joblib.dump(LogisticRegression().fit(rows[names], rows["left"]), "leaves.joblib")
joblib.dump(encoders, "encoders.joblib")
