# a form of: a flag that training numbers with an encoder, and that a service works out as a number from another field
import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import LabelEncoder, StandardScaler

homes = pd.read_csv("homes.csv")
homes["is_central"] = LabelEncoder().fit_transform(homes["is_central"])
scaler = StandardScaler()
X = scaler.fit_transform(homes[["size", "is_central"]])
model = LinearRegression().fit(X, homes["price"])
joblib.dump(model, "price.joblib")
joblib.dump(scaler, "scaler.joblib")
