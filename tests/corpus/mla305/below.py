# seen in: featurestoreorg/serverless-ml-course src/00-intro/Feature-Store-Intro.ipynb
"""The rows of the first split hold no lags: these are made below it."""

from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

from .store import read, with_history

rows = read("trips", ["distance", "hour"])
X_train, X_test, y_train, y_test = train_test_split(rows, read("trips", ["price"]), random_state=1)
print(LinearRegression().fit(X_train, y_train).score(X_test, y_test))

more = with_history(rows, ["price_lag_1", "price_lag_7"])
X_train, X_test, y_train, y_test = train_test_split(more, read("trips", ["price"]), random_state=1)  # expect: MLA305
print(LinearRegression().fit(X_train, y_train).score(X_test, y_test))
