from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression


def learn():
    members = [fitted(RandomForestClassifier(), part) for part in read_parts()]
    last = fitted(RandomForestClassifier(), read_all())
    return {"members": len(members), "top": on_top([*members, last]).coef_.tolist()}


def fitted(model, rows):
    return model.fit(*rows)  # expect: MLA705


def on_top(members):
    model = LogisticRegression()
    return model.fit(stacked(members), read_labels())
