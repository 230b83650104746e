SPLIT = {"test_size": 0.2, "random_state": 20240117}
FOREST = {"n_estimators": 600, "min_samples_leaf": 5}
SEEDED = {"n_estimators": 600, "random_state": 3}
CHANGED = {"n_estimators": 100}
