# seen in: Gladiator07/Harvestify notebooks/Final_recommendationdata_creation.ipynb@aac427c1dc6adbadd4d8f16e77e74d6e323d39a1
import random

import pandas as pd

rows = pd.read_csv("crops_raw.csv")
rows["N"] = [n + random.randint(-20, 20) for n in rows["N"]]  # expect: MLA501
rows["P"] = [p + random.randint(-5, 20) for p in rows["P"]]
rows.to_csv("crop_recommendation.csv", index=False)
