# a form of: what training puts in an order by its names has that order whatever the record's is
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.feature_extraction import DictVectorizer

rows = pd.read_parquet("trips.parquet")
names = DictVectorizer()
learnt = names.fit_transform(rows[["start", "end", "miles"]].to_dict(orient="records"))
model = RandomForestRegressor(random_state=0).fit(learnt, rows["minutes"])
joblib.dump((names, model), "trips.joblib")
