import joblib
from reading import read_trips
from sklearn.metrics import mean_squared_error

trips = read_trips("august.parquet")
said = joblib.load("model.joblib").predict(trips[["metres"]])
print(mean_squared_error(trips["minutes"], said))
