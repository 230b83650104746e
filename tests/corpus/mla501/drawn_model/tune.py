# The model itself is another one in each run.
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import RandomizedSearchCV, train_test_split


def tune():
    X_train, X_test, y_train, y_test = train_test_split(np.load("rows.npy"), np.load("sold.npy"), random_state=3)
    forest = RandomForestClassifier()  # expect: MLA501 as warning
    search = RandomizedSearchCV(forest, {"max_depth": [3, 5, 9]}, n_iter=2)
    search.fit(X_train, y_train)
    return search.score(X_test, y_test)


tune()
