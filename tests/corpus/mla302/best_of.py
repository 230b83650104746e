# seen in: benitomartin/mlops-car-prices model/train.py@48b7362938a34095b7942220b3284b032a5b87ad
import joblib
import pandas as pd
from reports import evaluate_models
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
from sklearn.linear_model import Ridge
from sklearn.metrics import r2_score
from sklearn.model_selection import cross_val_score


def by_table(X_train, y_train, X_test, y_test):
    rows, fitted = [], {}
    for name, model in {"ridge": Ridge(), "forest": RandomForestRegressor(random_state=0)}.items():
        model.fit(X_train, y_train)
        score = r2_score(y_test, model.predict(X_test))
        fitted[name] = model
        rows.append({"name": name, "r2": score})
    table = pd.DataFrame(rows).sort_values(by="r2", ascending=False)
    best = fitted[table.iloc[0]["name"]]  # expect: MLA302
    joblib.dump(best, "model.joblib")
    return best


def by_dict(X_train, y_train, X_test, y_test):
    scores, fitted = {}, {}
    for name, model in {"ridge": Ridge(), "forest": RandomForestRegressor(random_state=0)}.items():
        fitted[name] = model.fit(X_train, y_train)
        scores[name] = fitted[name].score(X_test, y_test)
    best_name = max(scores, key=scores.get)  # expect: MLA302
    best_model = fitted[best_name]
    return best_model, scores[best_name]


def by_report(X_train, y_train, X_test, y_test):
    models = {"ridge": Ridge(), "forest": RandomForestRegressor(random_state=0)}
    report = evaluate_models(X_train, y_train, X_test, y_test, models=models)
    best_score = max(sorted(report.values()))  # expect: MLA302
    best_name = list(report.keys())[list(report.values()).index(best_score)]
    joblib.dump(models[best_name], "model.joblib")


def two_by_hand(X_train, y_train, X_test, y_test):
    ridge = Ridge().fit(X_train, y_train)
    forest = RandomForestRegressor(random_state=0).fit(X_train, y_train)
    scores = {"ridge": ridge.score(X_test, y_test), "forest": forest.score(X_test, y_test)}
    best_name = max(scores, key=scores.get)  # expect: MLA302
    joblib.dump({"ridge": ridge, "forest": forest}[best_name], "model.joblib")


def cross_validated(X_train, y_train, X_test, y_test):
    scores = {}
    candidates = {"ridge": Ridge(), "boosting": GradientBoostingRegressor(random_state=0)}
    for name, model in candidates.items():
        scores[name] = cross_val_score(model, X_train, y_train).mean()
    best_name = max(scores, key=scores.get)  # ok: chosen by cross-validation
    best_model = candidates[best_name].fit(X_train, y_train)
    joblib.dump(best_model, "model.joblib")
    print("test r2", best_model.score(X_test, y_test))


def on_validation_rows(X_train, y_train, X_val, y_val, X_test, y_test):
    scores, fitted = {}, {}
    for name, model in {"ridge": Ridge(), "forest": RandomForestRegressor(random_state=0)}.items():
        fitted[name] = model.fit(X_train, y_train)
        scores[name] = fitted[name].score(X_val, y_val)
    best_model = fitted[max(scores, key=scores.get)]  # ok: other rows than it is judged on
    print("test r2", best_model.score(X_test, y_test))
    return best_model


def only_compared(X_train, y_train, X_test, y_test):
    scores = {}
    for name, model in {"ridge": Ridge(), "forest": RandomForestRegressor(random_state=0)}.items():
        scores[name] = model.fit(X_train, y_train).score(X_test, y_test)
    print("highest", max(scores, key=scores.get))  # ok: a table of results, nothing is kept


def one_model(X_train, y_train, X_test, y_test):
    model = Ridge().fit(X_train, y_train)
    residuals = {"highest": abs(y_test - model.predict(X_test))}
    print(max(residuals, key=residuals.get))  # ok: no models are compared
    joblib.dump(model, "model.joblib")


def by_table_at_once(X_train, y_train, X_test, y_test):
    models = {
        "ridge": Ridge().fit(X_train, y_train),
        "forest": RandomForestRegressor(random_state=0).fit(X_train, y_train),
    }
    table = {name: r2_score(y_test, model.predict(X_test)) for name, model in models.items()}
    winner = max(table, key=table.get)  # expect: MLA302
    print("chosen", winner, table[winner])
    joblib.dump(models[winner], "model.joblib")


def by_table_of_other_rows(X_train, y_train, X_val, y_val, X_test, y_test):
    models = {
        "ridge": Ridge().fit(X_train, y_train),
        "forest": RandomForestRegressor(random_state=0).fit(X_train, y_train),
    }
    table = {name: model.score(X_val, y_val) for name, model in models.items()}
    winner = max(table, key=table.get)
    print("test r2", models[winner].score(X_test, y_test))
    joblib.dump(models[winner], "model.joblib")
