# a form of: the best of several models or settings by its test score, kept without a word on the score
import itertools

import joblib
import numpy as np
from scipy.optimize import minimize
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import accuracy_score, f1_score, mean_squared_error, roc_auc_score
from sklearn.model_selection import KFold, train_test_split
from sklearn.neighbors import KNeighborsClassifier


def cheapest(rooms, price):
    X_train, X_test, y_train, y_test = train_test_split(rooms, price, random_state=1)
    best_model, lowest = None, float("inf")
    for model in (Ridge(), RandomForestRegressor(random_state=0)):
        model.fit(X_train, y_train)
        rmse = mean_squared_error(y_test, model.predict(X_test)) ** 0.5
        if best_model is None or rmse < lowest:  # expect: MLA302
            lowest = rmse
            best_model = model
    joblib.dump(best_model, "model.joblib")


def grid(X_train, X_test, y_train, y_test):
    best_f1, best_params = 0, None
    for depth, trees in itertools.product([3, 5], [50, 100]):
        forest = RandomForestClassifier(max_depth=depth, n_estimators=trees, random_state=0).fit(X_train, y_train)
        f1 = f1_score(y_test, forest.predict(X_test))
        if f1 > best_f1:  # expect: MLA302
            best_f1, best_params = f1, {"max_depth": depth, "n_estimators": trees}
    return RandomForestClassifier(**best_params, random_state=0).fit(X_train, y_train)


def blend(first, second, X_test, y_test):
    one, other = first.predict_proba(X_test)[:, 1], second.predict_proba(X_test)[:, 1]
    best_auc, best_weight = 0, 0.5
    for weight in np.linspace(0, 1, 21):
        auc = roc_auc_score(y_test, weight * one + (1 - weight) * other)
        if auc > best_auc:  # expect: MLA302
            best_auc, best_weight = auc, weight
    print("blended", best_auc, best_weight)


def weights(models, X_test, y_test):
    answers = [model.predict(X_test) for model in models]

    def loss(parts):
        return mean_squared_error(y_test, sum(part * each for part, each in zip(parts, answers)))  # expect: MLA302

    return minimize(loss, [1 / len(models)] * len(models)).x


def better_of_two(X_train, X_test, y_train, y_test):
    line = LogisticRegression().fit(X_train, y_train)
    forest = RandomForestClassifier(random_state=0).fit(X_train, y_train)
    by_line = accuracy_score(y_test, line.predict(X_test))
    by_forest = accuracy_score(y_test, forest.predict(X_test))
    if by_forest > by_line:  # expect: MLA302
        best = forest
    else:
        best = line
    joblib.dump(best, "best.joblib")


def neighbours(X_train, X_test, y_train, y_test):
    found = np.zeros(9)
    for k in range(1, 10):
        found[k - 1] = accuracy_score(y_test, KNeighborsClassifier(k).fit(X_train, y_train).predict(X_test))
    return KNeighborsClassifier(n_neighbors=found.argmax() + 1).fit(X_train, y_train)  # expect: MLA302


def by_validation(X_train, X_val, X_test, y_train, y_val, y_test):
    best_model, lowest = None, float("inf")
    for model in (Ridge(), RandomForestRegressor(random_state=0)):
        model.fit(X_train, y_train)
        rmse = mean_squared_error(y_val, model.predict(X_val)) ** 0.5  # ok: validation rows may choose
        if rmse < lowest:
            lowest, best_model = rmse, model
    print("test", mean_squared_error(y_test, best_model.predict(X_test)))
    return best_model


def told_only(X_train, X_test, y_train, y_test):
    line = LogisticRegression().fit(X_train, y_train)
    forest = RandomForestClassifier(random_state=0).fit(X_train, y_train)
    by_line = accuracy_score(y_test, line.predict(X_test))
    by_forest = accuracy_score(y_test, forest.predict(X_test))
    if by_forest > by_line:  # ok: it is told, and nothing is kept
        verdict = "the forest"
    else:
        verdict = "the line"
    print(verdict, by_line, by_forest)


def over_folds(rows, labels):
    best, kept = 0, None
    for train, test in KFold(5).split(rows):
        X_test, y_test = rows[test], labels[test]
        model = LogisticRegression().fit(rows[train], labels[train])
        score = accuracy_score(y_test, model.predict(X_test))  # ok: each fold has test rows of its own
        if score > best:
            best, kept = score, model
    return kept
