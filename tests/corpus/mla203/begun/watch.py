import joblib
import pandas as pd

deals = pd.read_csv("new_deals.csv")
deals["speed"] = 0.0
done = deals["days"] > 0
deals.loc[done, "speed"] = deals.loc[done, "value"] / deals.loc[done, "days"]
deals["speed"] = deals["speed"].fillna(0)  # every row has a number already
deals["value"] = deals["value"].fillna(0)  # expect: MLA203
print(joblib.load("models/deals.joblib").predict(deals[["speed", "value"]]))
