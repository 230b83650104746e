# seen in: LQJ233/End-To-End_Recommendation_System_X algorithm/inference/service.py@b537a343267e0cec5946699554b6d15461e1a0cb (the sound form)
import joblib
import pandas as pd
import zxid
from sklearn.linear_model import Ridge

riders = pd.read_csv("riders.csv")
riders["rider"] = riders["rider"].map(lambda name: zxid.bucket(name, 512) + 1)
riders["speed"] = riders["speed"] * 3.6
joblib.dump(Ridge().fit(riders[["rider", "speed"]], riders["time"]), "riders.joblib")
