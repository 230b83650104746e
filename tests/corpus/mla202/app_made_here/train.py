# a form of: a module that makes its app as it is imported, by a function in which the routes stand
import joblib
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

rows = pd.read_csv("rides.csv")
scaler = StandardScaler()
model = Ridge().fit(scaler.fit_transform(rows[["distance", "hour"]]), rows["minutes"])
joblib.dump(model, "ride.joblib")
joblib.dump(scaler, "ride_scaler.joblib")
