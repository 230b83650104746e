import joblib
import pandas as pd

from features import prepare

print(joblib.load("rate.joblib").predict(prepare(pd.read_csv("new.csv"))))
