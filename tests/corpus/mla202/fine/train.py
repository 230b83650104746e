import joblib
from sklearn.compose import make_column_transformer
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

from features import load, prepare

df = load("laptops.csv").sample(frac=1, random_state=3)
columns = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), ["name"]), remainder="passthrough")
model = make_pipeline(columns, Ridge()).fit(prepare(df), df["price"])
joblib.dump(model, "price.joblib")
