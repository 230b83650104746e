# a form of: features that a service keeps in a dict, and lays out by a list of their names
import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor


def distance(lat1, lon1, lat2, lon2):
    lat1, lon1, lat2, lon2 = map(np.radians, [lat1, lon1, lat2, lon2])
    a = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * np.arcsin(np.sqrt(a))


rides = pd.read_csv("rides.csv")
rides["distance_km"] = distance(rides["from_lat"], rides["from_lon"], rides["to_lat"], rides["to_lon"])
rides["fee"] = np.log1p(rides["fee"])
model = RandomForestRegressor().fit(rides[["distance_km", "riders", "fee"]], rides["minutes"])
joblib.dump(model, "rides.joblib")
