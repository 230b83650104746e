# seen in: MarcosGross/tc-f1-churn-prediction-api src/churn_prediction/train.py@602c85a4c04c76d29705645cbe1e3bf25a18a847
import pandas as pd
from candidates import candidate_models, evaluate_pipeline, select_champion
from sklearn.model_selection import cross_val_score


def compared(X_train, y_train, X_test, y_test):
    fitted, rows = {}, []
    for name, model in candidate_models().items():
        model.fit(X_train, y_train)
        rows.append({"model": name, **evaluate_pipeline(model, X_test, y_test)})
        fitted[name] = model
    table = pd.DataFrame(rows).set_index("model").sort_values("roc_auc", ascending=False)
    champion = select_champion(table)  # expect: MLA302
    print(champion, fitted[champion].score(X_test, y_test))
    return table, fitted


def cross_validated(X_train, y_train):
    rows = [{"model": name, "roc_auc": cross_val_score(m, X_train, y_train).mean()} for name, m in candidate_models()]
    champion = select_champion(pd.DataFrame(rows))  # ok: chosen by cross-validation
    return champion
