from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score


def deepest(X_train, y_train, X_test, y_test):
    best, kept = 0, None
    for depth in range(1, 20):
        model = RandomForestClassifier(max_depth=depth, random_state=0).fit(X_train, y_train)
        score = f1_score(y_test, model.predict(X_test))
        if score > best:  # expect: MLA302
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


def cut(y_test, probabilities):
    best, kept = 0, 0.5
    for threshold in (0.3, 0.4, 0.5, 0.6):
        score = f1_score(y_test, probabilities > threshold)
        if score > best:  # expect: MLA302
            best, kept = score, threshold
    print("test F1", best, "at", kept)


def cut_on_others(y_valid, probabilities):
    best, kept = 0, 0.5
    for threshold in (0.3, 0.4, 0.5, 0.6):
        score = f1_score(y_valid, probabilities > threshold)  # ok: not the rows that it is judged on
        if score > best:
            best, kept = score, threshold
    return kept
