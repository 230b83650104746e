from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

from .fitting import Trainer, learn, watch


def evaluate(model, rows, labels):
    return roc_auc_score(labels, model.predict_proba(rows)[:, 1])


def stops_on_test(X_train, X_test, y_train, y_test):
    model = learn(X_train, y_train, X_test, y_test, {"depth": 6})  # expect: MLA302
    return evaluate(model, X_test, y_test)


def stops_on_test_by_name(X_train, X_test, y_train, y_test):
    trainer = Trainer()
    model = trainer.train(
        X_train,
        y_train,
        val_rows=X_test,  # expect: MLA302
        val_labels=y_test,
    )
    return evaluate(model, X_test, y_test)


def stops_on_rows_apart(X_train, X_test, y_train, y_test):
    X_train, X_stop, y_train, y_stop = train_test_split(X_train, y_train, random_state=0)
    model = learn(X_train, y_train, X_stop, y_stop, {"depth": 6})
    return evaluate(model, X_test, y_test)


def only_watched(X_train, X_test, y_train, y_test):
    model = watch(X_train, y_train, X_test, y_test)
    return evaluate(model, X_test, y_test)
