# seen in: CodecubX/banana-disease-prediction-MRCNN-Django-ML backend/api/utils/fertilizer_plan/predictor.py@590356a852876291a5af1082fde0d75ef346ad15 (the sound form)
import pickle

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import OneHotEncoder, StandardScaler

soils = pd.read_csv("soils.csv")
encoder, scaler = OneHotEncoder(sparse_output=False), StandardScaler()
kinds = encoder.fit_transform(soils[["kind", "colour"]])
X = scaler.fit_transform(np.hstack([kinds, soils[["rain", "slope"]].values]))
model = LogisticRegression().fit(X, soils["crop"])
pickle.dump(model, open("crop.pkl", "wb"))
pickle.dump(encoder, open("kinds.pkl", "wb"))
pickle.dump(scaler, open("scaler.pkl", "wb"))
