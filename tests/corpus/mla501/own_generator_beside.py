# a form of: a generator of its own is seeded, and what draws from the global one is not
import numpy as np
from sklearn.ensemble import RandomForestClassifier

rng = np.random.default_rng(7)
rows = rng.normal(size=(100, 3))
labels = rng.integers(0, 2, 100)
model = RandomForestClassifier(n_estimators=50)  # expect: MLA501
model.fit(rows, labels)
