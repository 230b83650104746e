from claims import made_even, plain
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GridSearchCV, StratifiedKFold, cross_val_score

FOLDS = StratifiedKFold(5, shuffle=True, random_state=3)


def judged():
    X_train, X_test, y_train, y_test = made_even()
    forest = RandomForestClassifier(random_state=3)
    scores = cross_val_score(forest, X_train, y_train, cv=FOLDS)  # expect: MLA303 as warning
    return scores.mean(), forest.fit(X_train, y_train).score(X_test, y_test)


def searched():
    X_train, X_test, y_train, y_test = made_even()
    search = GridSearchCV(RandomForestClassifier(random_state=3), {"max_depth": [3, 9]}, cv=FOLDS)
    search.fit(X_train, y_train)  # expect: MLA303 as warning
    return search.score(X_test, y_test)


def in_each_fold():
    X_train, X_test, y_train, y_test = plain()
    steps = make_pipeline(SMOTE(random_state=3), RandomForestClassifier(random_state=3))
    scores = cross_val_score(steps, X_train, y_train, cv=FOLDS)
    return scores.mean(), steps.fit(X_train, y_train).score(X_test, y_test)


def of_what_was_held_out():
    X_train, X_test, y_train, y_test = made_even()
    return cross_val_score(RandomForestClassifier(random_state=3), X_test, y_test, cv=FOLDS)
