# seen in: 099Misbah/shipment-delay-prediction modeling/train.py
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

TABLE = "data/shipments.parquet"
rows = pd.read_parquet(TABLE)
X, y = rows.drop(columns=["late"]), rows["late"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
joblib.dump(model, "model.pkl")
