from sklearn.metrics import roc_auc_score


def judge(model, X_test, y_test):
    chances = model.predict_proba(X_test, y_test)  # expect: MLA302
    return roc_auc_score(y_test, chances)


def judge_by_rows(model, X_test, y_test):
    return roc_auc_score(y_test, model.predict_proba(X_test))


def show(model, X_test, y_test):
    return model.predict(X_test, y_test)
