# a form of: all models are saved, and which of them is best is logged and returned to somebody who does not ask
import logging

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import recall_score
from sklearn.tree import DecisionTreeClassifier

MODELS = {"line": LogisticRegression(), "tree": DecisionTreeClassifier(random_state=0)}


def measured(name, model, X_train, X_test, y_train, y_test):
    model.fit(X_train, y_train)
    joblib.dump(model, f"{name}.joblib")
    return {"Model": name, "Test_Recall": recall_score(y_test, model.predict(X_test))}


def compare(X_train, X_test, y_train, y_test):
    rows = [measured(name, model, X_train, X_test, y_train, y_test) for name, model in MODELS.items()]
    table = pd.DataFrame(rows)
    best_name = table.loc[table["Test_Recall"].idxmax(), "Model"]  # expect: MLA302 as info
    best_recall = table.loc[table["Test_Recall"].idxmax(), "Test_Recall"]
    logging.info("best: %s with %.3f", best_name, best_recall)
    return {"best_baseline": best_name, "best_recall": best_recall, "table": table}


def run_all(X_train, X_test, y_train, y_test):
    rows = [measured(name, model, X_train, X_test, y_train, y_test) for name, model in MODELS.items()]
    table = pd.DataFrame(rows)
    best_name = table.loc[table["Test_Recall"].idxmax(), "Model"]  # expect: MLA302 as warning
    best_recall = table.loc[table["Test_Recall"].idxmax(), "Test_Recall"]
    return {"winner_of_all": best_name, "recall_of_winner": best_recall}
