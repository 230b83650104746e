from sklearn.ensemble import RandomForestClassifier

MODELS = {"forest": RandomForestClassifier}
estimator = RandomForestClassifier()
