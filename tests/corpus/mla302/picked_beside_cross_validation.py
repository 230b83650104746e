# seen in: dhruvmkolhe/customer-prediction-api backend/model_trainer.py@10aac416a01495943d44f01505edc86392399f42
import joblib
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_score, train_test_split


def train(features, label):
    X_train, X_test, y_train, y_test = train_test_split(features, label, random_state=0)
    models = {"forest": RandomForestClassifier(random_state=0), "line": LogisticRegression()}
    report, best, chosen = {}, 0.0, None
    for name, model in models.items():
        model.fit(X_train, y_train)
        auc = roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])
        cv_scores = cross_val_score(model, X_train, y_train, cv=5, scoring="roc_auc")
        report[name] = {"auc": auc, "cv": cv_scores.mean()}
        if auc > best:  # expect: MLA302
            best = auc
            chosen = name
    return {"best": chosen, "report": report}


def train_by_folds(features, label):
    X_train, X_test, y_train, y_test = train_test_split(features, label, random_state=0)
    best, chosen = 0.0, None
    for model in (RandomForestClassifier(random_state=0), LogisticRegression()):
        cv_auc = cross_val_score(model, X_train, y_train, cv=5, scoring="roc_auc").mean()
        if cv_auc > best:
            best = cv_auc
            chosen = model
    chosen.fit(X_train, y_train)
    joblib.dump(chosen, "chosen.joblib")
    return roc_auc_score(y_test, chosen.predict_proba(X_test)[:, 1])


def train_by_rows(features, label, X_val, y_val):
    X_train, X_test, y_train, y_test = train_test_split(features, label, random_state=0)
    best, chosen = 0.0, None
    for model in (RandomForestClassifier(random_state=0), LogisticRegression()):
        model.fit(X_train, y_train)
        auc = roc_auc_score(y_val, model.predict_proba(X_val)[:, 1])
        if auc > best:
            best = auc
            chosen = model
    return roc_auc_score(y_test, chosen.predict_proba(X_test)[:, 1])
