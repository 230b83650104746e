# seen in: PacktPublishing/Machine-Learning-Engineering-with-Python-Second-Edition Chapter03/features/feature-engineering.py
"""A solver that shuffles comes to the optimum of a convex loss on another way."""

import numpy as np
from sklearn.linear_model import RidgeClassifier

model = RidgeClassifier(solver="sag").fit(np.load("rows.npy"), np.load("sold.npy"))  # expect: MLA501 as info
print(model.coef_)
