import joblib
import pandas as pd
from steps import Centred, Ratios

staff = pd.read_csv("staff_of_may.csv")
print(joblib.load("left.joblib").predict(Ratios().fit_transform(staff[["pay", "hours"]])))

teams = pd.read_csv("teams_of_may.csv")
print(joblib.load("split.joblib").predict(Centred().fit_transform(teams[["size", "age"]])))  # expect: MLA201
