import joblib
import pandas as pd
from sklearn.linear_model import Ridge

ready = pd.read_csv(filepath_or_buffer="data/ready.csv")
model = Ridge().fit(y=ready["points"], X=ready[["sugar", "age"]])
joblib.dump(value=model, filename="models/wines.joblib")
