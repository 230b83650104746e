# seen in: JacobItopa/fraud-detection-end-to-end-ml-project notebooks/04-evaluation-and-tuning.ipynb@dc88a221e27ca38f74d26e05e379d49f99c6703a
import joblib
import pandas as pd
from sklearn.preprocessing import RobustScaler

df = pd.read_csv("data/raw.csv")
labels = df["label"]
scaler = RobustScaler()
scaled = pd.DataFrame(scaler.fit_transform(df.drop(columns=["label"])))
scaled["label"] = labels
scaled.to_csv("data/prepared.csv", index=False)
joblib.dump(scaler, "models/scaler.pkl")
