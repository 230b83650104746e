import joblib
import pandas as pd

from features import Ratios

df = pd.read_csv("flowers.csv")
ratios = Ratios()
ratios.fit(df)
print(joblib.load("flowers.joblib").predict(ratios.transform(df)))
