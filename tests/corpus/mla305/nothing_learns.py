# seen in: featurestoreorg/serverless-ml-course src/00-intro/Feature-Store-Intro.ipynb
"""Rows are split to show how that looks: no model is judged on them."""

from sklearn.model_selection import train_test_split

from .store import read, with_history

rows = with_history(read("trips", ["distance", "hour"]), ["price_lag_1", "price_lag_7"])
first, second = train_test_split(rows, random_state=1)
print(first, second)
