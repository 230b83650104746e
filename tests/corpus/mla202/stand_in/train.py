# seen in: Saurabh-DS/Real-Time-Fraud-Detection-System-End-to-End-MLOps serving/app.py@4b5d0442e40a26bb807e15bb95aa5fe0c35342ab
import pandas as pd
from sklearn.preprocessing import LabelEncoder
from xgboost import XGBClassifier

df = pd.read_parquet("payments.parquet")
X = df[["amount", "category"]].copy()
X["category"] = LabelEncoder().fit_transform(X["category"])
model = XGBClassifier(random_state=0).fit(X, df["fraud"])
model.save_model("fraud.json")
