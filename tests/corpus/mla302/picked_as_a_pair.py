# a form of: what was best so far is kept as a pair or a dict, and the score is that of a function
"""The best of several fits, kept together with its score."""

import joblib
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.metrics import accuracy_score


def tried(model, X_train, X_test, y_train, y_test):
    model.fit(X_train, y_train)
    answers = model.predict(X_test)
    return accuracy_score(y_test, answers), model


def as_pair(X_train, X_test, y_train, y_test):
    best = (0, None, None)
    for name, model in {"logistic": LogisticRegression(), "descent": SGDClassifier(random_state=0)}.items():
        accuracy, fitted = tried(model, X_train, X_test, y_train, y_test)
        if accuracy > best[0]:  # expect: MLA302
            best = (accuracy, name, fitted)
    print(f"best: {best[1]} with {best[0]:.3f}")


def as_dict(X_train, X_test, y_train, y_test):
    best = {"accuracy": 0, "model": None}
    for model in (LogisticRegression(), SGDClassifier(random_state=0)):
        model.fit(X_train, y_train)
        accuracy = accuracy_score(y_test, model.predict(X_test))
        if accuracy > best["accuracy"]:  # expect: MLA302
            best = {"accuracy": accuracy, "model": model}
    joblib.dump(best["model"], "model.joblib")


def as_pair_of_validation(X_train, X_val, y_train, y_val):
    best = (0, None)
    for model in (LogisticRegression(), SGDClassifier(random_state=0)):
        model.fit(X_train, y_train)
        accuracy = accuracy_score(y_val, model.predict(X_val))
        if accuracy > best[0]:
            best = (accuracy, model)
    joblib.dump(best[1], "model.joblib")


def tuned_instead(X_train, X_test, y_train, y_test, tuned):
    model = LogisticRegression().fit(X_train, y_train)
    on_train = accuracy_score(y_train, model.predict(X_train))
    on_test = accuracy_score(y_test, model.predict(X_test))
    tuned_on_train = accuracy_score(y_train, tuned.predict(X_train))
    tuned_on_test = accuracy_score(y_test, tuned.predict(X_test))
    if tuned_on_train > on_train and tuned_on_test > on_test:  # expect: MLA302
        model = tuned
    joblib.dump(model, "model.joblib")
    return on_test


def warned_of(X_train, X_test, y_train, y_test, tuned):
    model = LogisticRegression().fit(X_train, y_train)
    on_train = accuracy_score(y_train, model.predict(X_train))
    on_test = accuracy_score(y_test, model.predict(X_test))
    said = "fits well"
    if on_train > on_test:
        said = "fits too well"
    joblib.dump(model, "model.joblib")
    return said


def replaced(X_train, X_test, y_train, y_test):
    current = joblib.load("model.joblib")
    model = current
    current_accuracy = accuracy_score(y_test, current.predict(X_test))
    new = LogisticRegression().fit(X_train, y_train)
    accuracy = accuracy_score(y_test, new.predict(X_test))
    if accuracy > current_accuracy:
        model = new
    joblib.dump(model, "model.joblib")
