import joblib
from meters import Meter
from sklearn.metrics import recall_score
from sklearn.model_selection import cross_val_score


def of_a_metric(models, X_train, y_train, X_test, y_test):
    results = {}
    for name, model in models.items():
        model.fit(X_train, y_train)
        predicted = model.predict(X_test)
        results[name] = {"metrics": {"recall": recall_score(y_test, predicted)}, "model": model}
    recalls = {name: result["metrics"]["recall"] for name, result in results.items()}
    best = max(recalls, key=recalls.get)  # expect: MLA302
    joblib.dump(results[best]["model"], "best.joblib")


def of_a_helper(models, X_train, y_train, X_test, y_test):
    results = {}
    for name, model in models.items():
        model.fit(X_train, y_train)
        metrics = Meter().all_metrics(y_test, model.predict(X_test))
        results[name] = {"metrics": metrics, "model": model}
    recalls = {name: result["metrics"]["recall"] for name, result in results.items()}
    best = max(recalls, key=recalls.get)  # expect: MLA302
    joblib.dump(results[best]["model"], "best.joblib")


def by_folds(models, X_train, y_train, X_test, y_test):
    results = {}
    for name, model in models.items():
        folds = cross_val_score(model, X_train, y_train).mean()
        model.fit(X_train, y_train)
        predicted = model.predict(X_test)
        results[name] = {"test_recall": recall_score(y_test, predicted), "cv_recall": folds, "model": model}
    recalls = {name: result["cv_recall"] for name, result in results.items()}
    best = max(recalls, key=recalls.get)  # ok: another score of the same table
    joblib.dump(results[best]["model"], "best.joblib")


def by_time(models, X_train, y_train, X_test, y_test):
    results = {}
    for name, model in models.items():
        model.fit(X_train, y_train)
        seconds = model.seconds_
        results[name] = {"recall": recall_score(y_test, model.predict(X_test)), "seconds": seconds, "model": model}
    times = {name: result["seconds"] for name, result in results.items()}
    fastest = min(times, key=times.get)  # ok: by how long it took
    joblib.dump(results[fastest]["model"], "fastest.joblib")
