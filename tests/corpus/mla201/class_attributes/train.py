# a form of: models that a class holds, each written in a loop
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.preprocessing import StandardScaler

SENSORS = ["flow", "heat", "shake"]


def main(folder="pumps/artifacts"):
    table = pd.read_csv("pumps.csv")
    scaler = StandardScaler()
    forest = RandomForestRegressor(random_state=0).fit(scaler.fit_transform(table[SENSORS]), table["hours"])
    for name, part in (("scaler", scaler), ("forest", forest)):
        joblib.dump(part, f"{folder}/{name}.joblib")


if __name__ == "__main__":
    main()
