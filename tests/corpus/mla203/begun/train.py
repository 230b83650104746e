# seen in: VRabinin/mlops-zoomcamp-project src/models/training (the sound form)
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

deals = pd.read_csv("deals.csv")
deals["speed"] = 0.0
done = deals["days"] > 0
deals.loc[done, "speed"] = deals.loc[done, "value"] / deals.loc[done, "days"]
deals["speed"] = deals["speed"].fillna(deals["speed"].median())
deals["value"] = deals["value"].fillna(deals["value"].median())
joblib.dump(RandomForestRegressor().fit(deals[["speed", "value"]], deals["won"]), "models/deals.joblib")
