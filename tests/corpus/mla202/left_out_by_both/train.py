# a form of: a training that leaves out kinds of rows by a word in them, and a service that refuses them
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

rows = pd.read_csv("vans.csv")
rows["fuel"] = rows["site_fuel"].fillna(rows["shop_fuel"])
rows = rows[(rows["site_fuel"] != "electric") & (rows["price"] > 0)]
rows = rows[rows["gear"] != "unknown"]
rows = rows[rows["state"] != "sold"].reset_index(drop=True)
wide = rows[rows["gear"] != "manual"]
print(wide.describe())
model = make_pipeline(OneHotEncoder(), RandomForestRegressor()).fit(rows[["fuel", "gear"]], rows["price"])
joblib.dump(model, "vans.joblib")
