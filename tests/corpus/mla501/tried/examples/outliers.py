# seen in: 0Smallcat0/ai_trading examples/historical_backfill_enhanced_demo.py
"""Rows that a demonstration makes up to show something: of less matter than a training."""

import numpy as np
from sklearn.ensemble import IsolationForest

prices = np.random.uniform(100, 110, 31)  # expect: MLA501 as info
IsolationForest(random_state=0).fit(prices.reshape(-1, 1))
