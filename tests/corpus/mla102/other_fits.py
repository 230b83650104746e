# seen in: arthurcornelio88/stripe_model_training model_training_api/src/train.py
"""Trainings that go on from a model."""

from catboost import CatBoostClassifier


def go_on(old, rows, labels):
    model = CatBoostClassifier(iterations=5)
    try:
        model.fit(rows, labels, init_model=old)
    except Exception as error:  # expect: MLA102
        print("it cannot go on:", error)
        fresh = CatBoostClassifier(iterations=50)
        fresh.fit(rows, labels)
        model = fresh
    return model


def go_on_or_fail(old, rows, labels):
    model = CatBoostClassifier(iterations=5)
    try:
        model.fit(rows, labels, init_model=old)
    except Exception as error:
        raise RuntimeError("it cannot go on") from error
    return model


def fit_plainly(rows, labels, weights):
    model = CatBoostClassifier(iterations=5)
    try:
        model.fit(rows, labels, sample_weight=weights)
    except TypeError:
        model.fit(rows, labels)
    return model


def go_on_slower(old, rows, labels):
    model = CatBoostClassifier(iterations=5)
    try:
        model.fit(rows, labels, init_model=old)
    except Exception:
        model = CatBoostClassifier(iterations=5, learning_rate=0.01)
        model.fit(rows, labels, init_model=old)
    return model
