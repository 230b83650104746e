# a form of: models that are tried one after another with no loop, and the best on the test rows
from joblib import dump
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split


def tournament(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3)
    best, winner = 0.0, None

    linear = LogisticRegression().fit(X_train, y_train)
    answer = linear.predict(X_test)
    f1 = f1_score(y_test, answer)
    if f1 > best:  # expect: MLA302
        best = f1
        winner = linear

    forest = RandomForestClassifier(random_state=3).fit(X_train, y_train)
    answer = forest.predict(X_test)
    f1 = f1_score(y_test, answer)
    if f1 > best:
        best = f1
        winner = forest
    dump(winner, "winner.joblib")


def on_validation_rows(X_train, y_train, X_valid, y_valid, X_test, y_test):
    best, winner = 0.0, None
    linear = LogisticRegression().fit(X_train, y_train)
    f1 = f1_score(y_valid, linear.predict(X_valid))
    if f1 > best:
        best, winner = f1, linear
    forest = RandomForestClassifier(random_state=3).fit(X_train, y_train)
    f1 = f1_score(y_valid, forest.predict(X_valid))
    if f1 > best:
        best, winner = f1, forest
    print("test", accuracy_score(y_test, winner.predict(X_test)))
    return winner


def named_only(X_train, y_train, X_test, y_test):
    highest, lowest = 0.0, 1.0
    linear = LogisticRegression().fit(X_train, y_train)
    f1 = f1_score(y_test, linear.predict(X_test))
    if f1 > highest:
        highest = f1
    forest = RandomForestClassifier(random_state=3).fit(X_train, y_train)
    f1 = f1_score(y_test, forest.predict(X_test))
    if f1 > highest:
        highest = f1
    print("axis from", lowest, "to", highest)
