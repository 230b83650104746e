# seen in: Maxkaizo/milk_price_prediction lab/eda_and_train.ipynb@defad8b75509583698ed26f9d021c29dd4cfcaf9
import mlflow
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import Ridge

rows = pd.read_csv("prices.csv")
with mlflow.start_run():
    ridge = Ridge().fit(rows[["day"]], rows["price"])
    mlflow.sklearn.log_model(ridge, "model")
with mlflow.start_run():
    forest = RandomForestRegressor(random_state=0).fit(rows[["day"]], rows["price"])
    mlflow.sklearn.log_model(forest, "model")  # ok: below another run
