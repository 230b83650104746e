import numpy as np
from sklearn.ensemble import RandomForestClassifier

model = RandomForestClassifier().fit(np.load("rows.npy"), np.load("sold.npy"))  # expect: MLA501 as warning
print(model.feature_importances_)
