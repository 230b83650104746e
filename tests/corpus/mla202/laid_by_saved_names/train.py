import glob

import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.preprocessing import StandardScaler

from sound import measured

rows = []
for path in glob.glob("hives/*.wav"):
    row = measured(path)
    row["swarming"] = int("swarm" in path)
    rows.append(row)
table = pd.DataFrame(rows)
answers = table["swarming"]
table = table.drop(columns=["swarming"])
table["loudness"] = np.log1p(table["loudness"])
scaler = StandardScaler()
model = RandomForestClassifier(random_state=2).fit(scaler.fit_transform(table.values), answers)
joblib.dump(model, "hive.joblib")
joblib.dump(scaler, "hive_scaler.joblib")
joblib.dump(table.columns.tolist(), "hive_names.joblib")
