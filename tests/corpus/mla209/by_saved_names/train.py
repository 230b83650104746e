# seen in: Wanelex/used-car-price-prediction src/predict_buyability.py@50ac895b26dda76bba0ed1d736e95bf821218edd
import pickle

import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.impute import SimpleImputer

NAMES = ["engine", "power", "km", "year"]

cars = pd.read_csv("cars.csv")
imputer = SimpleImputer()
cars[NAMES] = imputer.fit_transform(cars[NAMES])
model = LGBMClassifier(random_state=0).fit(cars[NAMES], cars["sold"])
pickle.dump(model, open("model.pkl", "wb"))
pickle.dump(imputer, open("imputer.pkl", "wb"))
pickle.dump(NAMES, open("names.pkl", "wb"))
