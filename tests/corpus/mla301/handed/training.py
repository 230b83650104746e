from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def train_and_judge(settings, visits):
    X_train, X_test, y_train, y_test = train_test_split(visits[["age", "stay"]], visits["back"], random_state=2)
    model = LogisticRegression(C=settings["C"]).fit(X_train, y_train)
    return model, model.score(X_test, y_test)


def train_on_all(visits):
    return LogisticRegression().fit(visits[["age", "stay"]], visits["back"])
