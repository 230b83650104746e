# seen in: abhishekkrthakur/mlframework src/train.py@1cf1b7e8e43b52b08de0f30c0c5655702ed277e3
import joblib
import pandas as pd
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.preprocessing import LabelEncoder

rows = pd.read_csv("rows.csv")
label = rows.pop("target")
encoders = {}
for column in rows.columns:
    encoder = LabelEncoder()
    rows[column] = encoder.fit_transform(rows[column])
    encoders[column] = encoder  # ok: all of them are saved below
model = ExtraTreesClassifier(random_state=0)
model.fit(rows, label)
joblib.dump(model, "model.pkl")
joblib.dump(encoders, "encoders.pkl")
