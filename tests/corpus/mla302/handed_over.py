# seen in: ShalinVachheta017/MasterArbeit_MLops src/train.py@dcdf2f02ef212a5d2f8ec609131787e4996cf5a1
"""A model that the caller hands over was fitted elsewhere; one that is always fitted here is not."""

from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split


def adapt(X, y, known=None):
    if known is None:
        known = Ridge()
        known.fit(X, y)
    _, X_test, _, y_test = train_test_split(X, y, random_state=0)
    return known.score(X_test, y_test)


def anew(X, y, known=None):
    known = Ridge()
    known.fit(X, y)
    _, X_test, _, y_test = train_test_split(X, y, random_state=0)
    return known.score(X_test, y_test)  # expect: MLA302


def of_missing_alone(X, y, known=None):
    if known is None:
        known = Ridge()
        known.fit(X, y)
        _, X_test, _, y_test = train_test_split(X, y, random_state=0)
        return known.score(X_test, y_test)  # expect: MLA302
    return None
