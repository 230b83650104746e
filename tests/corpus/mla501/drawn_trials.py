# What a search found is kept with the model, and can be trained with again: its draws alone are a note.
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import RandomizedSearchCV, train_test_split


def tune():
    X_train, X_test, y_train, y_test = train_test_split(np.load("rows.npy"), np.load("sold.npy"), random_state=3)
    forest = RandomForestClassifier(random_state=3)
    search = RandomizedSearchCV(forest, {"max_depth": [3, 5, 9]}, n_iter=2)  # expect: MLA501 as info
    search.fit(X_train, y_train)
    return search.score(X_test, y_test)


tune()
