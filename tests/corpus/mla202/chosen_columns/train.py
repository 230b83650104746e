# seen in: Aryan117924/Deploy-app train_model.py@a3026347099fc6c2008f1ff465defda5afde11d0
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import MinMaxScaler

cards = pd.read_csv("cards.csv")
numbers = cards.select_dtypes(include=["float64", "int64"]).columns
scaler = MinMaxScaler()
cards[numbers] = scaler.fit_transform(cards[numbers])
model = LogisticRegression(random_state=0)
model.fit(cards.drop("fraud", axis=1), cards["fraud"])
joblib.dump(model, "fraud.pkl")
