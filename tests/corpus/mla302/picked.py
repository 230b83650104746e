from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score


def deepest(X_train, y_train, X_test, y_test):
    best, kept = 0, None
    for depth in range(1, 20):
        model = RandomForestClassifier(max_depth=depth, random_state=0).fit(X_train, y_train)
        score = f1_score(y_test, model.predict(X_test))  # expect: MLA302
        if score > best:
            best, kept = score, model
    print("test F1", best)
    return kept


def validated(X_train, y_train, X_val, y_val, X_test, y_test):
    best, kept = 0, None
    for depth in range(1, 20):
        model = RandomForestClassifier(max_depth=depth, random_state=0).fit(X_train, y_train)
        score = f1_score(y_val, model.predict(X_val))  # ok: chosen on other rows than it is judged on
        if score > best:
            best, kept = score, model
    print("test F1", f1_score(y_test, kept.predict(X_test)))
    return kept
