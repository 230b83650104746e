import joblib
from sklearn.linear_model import LinearRegression

model = LinearRegression().fit([[1], [2]], [2, 4])
bundle = {"model": model, "features": ["rooms"]}
joblib.dump(bundle, "model.pkl")
