# a form of: a model that learnt its answers divided by a constant, which a service takes back
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

STARS = 5
rows = pd.read_csv("ratings.csv")
rows["stars"] = rows["stars"] / STARS
X, Z, y, z = train_test_split(rows[["user", "film"]], rows["stars"], random_state=3)
model = RandomForestRegressor(random_state=3).fit(X, y)
print(mean_absolute_error(z * STARS, model.predict(Z) * STARS))
joblib.dump(model, "stars.joblib")

shares = pd.read_csv("shares.csv")
y = shares["percent"] / 100
share = RandomForestRegressor(random_state=3).fit(shares[["area", "age"]], y)
joblib.dump(share, "shares.joblib")
