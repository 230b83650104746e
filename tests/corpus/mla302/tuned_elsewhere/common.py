# seen in: edcalderin/StudentDropout-Prediction-Mlops orchestration/common.py

from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier
from data import load_data


def metrics(model, X, y):
    return {"accuracy": accuracy_score(y, model.predict(X))}


def experiment(params, path):
    X_train, X_test, y_train, y_test = load_data(path)
    model = XGBClassifier(**params)
    model.fit(X_train, y_train)
    train_metrics = metrics(model, X_train, y_train)
    test_metrics = metrics(model, X_test, y_test)
    train_accuracy, test_accuracy = (train_metrics["accuracy"], test_metrics["accuracy"])
    return test_accuracy


def fitted(params):
    X_train, X_test, y_train, y_test = load_data("x")
    model = XGBClassifier(**params)
    model.fit(X_train, y_train)
    return accuracy_score(y_test, model.predict(X_test)), model


def folded(params):
    X, X_final, y, y_final = load_data("x")
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    model = XGBClassifier(**params)
    model.fit(X_train, y_train)
    return accuracy_score(y_test, model.predict(X_test))
