# a form of: a regression that explains the rows at hand
"""How rents follow from rates: the spread that is explained is told beside the coefficients."""

from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import accuracy_score, r2_score


def sensitivity(rates, rents):
    line = LinearRegression()
    line.fit(rates, rents)
    explained = r2_score(rents, line.predict(rates))  # ok: of these very rows
    return dict(zip(rates.columns, line.coef_, strict=True)), float(line.intercept_), explained


def left(features, leaves):
    model = LogisticRegression()
    model.fit(features, leaves)
    print(model.coef_)
    return accuracy_score(leaves, model.predict(features))  # expect: MLA308
