from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score


def train(X_train, y_train, X_test, y_test):
    model = LogisticRegression().fit(X_train, y_train)
    print(f1_score(y_test, model.predict_proba(X_test)[:, 1] >= 0.5))
    return model
