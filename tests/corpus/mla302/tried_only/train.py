import joblib
import pandas as pd
from choosing import best_model
from sklearn.model_selection import train_test_split

calls = pd.read_csv("calls.csv")
parts = train_test_split(calls.drop(columns="left"), calls["left"], random_state=5)
joblib.dump(best_model(parts[0], parts[2], parts[1], parts[3]), "model.joblib")
