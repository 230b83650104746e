import os
import pickle

import pandas as pd
from sklearn.ensemble import RandomForestRegressor

table = pd.read_csv("kilns.csv")
rows = table[["heat", "draught", "load"]]
for name in ("efficiency", "residue"):
    model = RandomForestRegressor(random_state=1)
    model.fit(rows, table[name])
    with open(f"kiln_{name}.pkl", "wb") as file:
        pickle.dump(model, file)

best = RandomForestRegressor(n_estimators=300, random_state=1).fit(rows, table["colour"])
with open("best_colour.pkl", "wb") as file:
    pickle.dump(best, file)
with open("kiln_weekly.pkl", "wb") as file:
    pickle.dump(RandomForestRegressor(random_state=1).fit(rows, table["weekly"]), file)
for batch in os.listdir("batches"):
    with open(f"batch_{batch}.pkl", "wb") as file:
        pickle.dump(RandomForestRegressor(random_state=1).fit(rows, table[batch]), file)
