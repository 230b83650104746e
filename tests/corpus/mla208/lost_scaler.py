# seen in: Gladiator07/Harvestify notebooks/Crop_Recommendation_Model.ipynb@aac427c1dc6adbadd4d8f16e77e74d6e323d39a1
import pickle

import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC

df = pd.read_csv("soil.csv")
scaler = MinMaxScaler().fit(df[["ph", "rain"]])
model = SVC().fit(scaler.transform(df[["ph", "rain"]]), df["crop"])
with open("svm.pkl", "wb") as file:
    pickle.dump(model, file)  # expect: MLA208
