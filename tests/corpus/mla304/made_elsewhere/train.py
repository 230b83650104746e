import pandas as pd
from labels import prepared, with_one_label
from sklearn.linear_model import LogisticRegression


def all_labels_left_in(paths):
    tables = []
    for path in paths:
        tables.append(prepared(pd.read_csv(path, index_col="Date"), path.stem))
    together = pd.concat(tables)
    cut = int(len(together) * 0.8)
    train, test = together[:cut], together[cut:]
    columns = [name for name in together.columns if name != "target"]
    X_train, y_train = train[columns], train["target"]  # expect: MLA304
    model = LogisticRegression().fit(X_train, y_train)
    return model.score(test[columns], test["target"])  # ok: said above


def one_label(path):
    table = with_one_label(pd.read_csv(path, index_col="Date"))
    X, y = table.drop(columns=["target"]), table["target"]
    return LogisticRegression().fit(X[:500], y[:500]).score(X[500:], y[500:])


def all_labels_out(path):
    table = prepared(pd.read_csv(path, index_col="Date"), path.stem)
    X = table.drop(columns=["target", "target_sign", "target_size"])
    return LogisticRegression().fit(X[:500], table["target"][:500])
