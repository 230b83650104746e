import joblib

model = joblib.load("forest.joblib")
print(model.n_features_in_)
