import mlflow
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error


def fit_nightly(path):
    rows = pd.read_csv(path)
    X_train, y_train = rows[["distance"]], rows["minutes"]
    line = LinearRegression()
    line.fit(X_train, y_train)
    mlflow.log_metric("mse", mean_squared_error(y_train, line.predict(X_train)))  # expect: MLA308 as warning
    mlflow.sklearn.log_model(line, "model")
