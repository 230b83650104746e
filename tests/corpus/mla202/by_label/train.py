import joblib
from reading import read_trips
from sklearn.linear_model import LinearRegression

trips = read_trips("june.parquet")
model = LinearRegression().fit(trips[["metres"]], trips["minutes"])
joblib.dump(model, "model.joblib")
