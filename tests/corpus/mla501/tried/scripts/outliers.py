import numpy as np
from sklearn.ensemble import IsolationForest

prices = np.random.uniform(100, 110, 31)  # expect: MLA501 as warning
IsolationForest(random_state=0).fit(prices.reshape(-1, 1))
