# a form of: a choice on rows that the function splits off for it, whose scores it keeps to itself
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split


def choose_calibration(scores, labels):
    s_fit, s_holdout, y_fit, y_holdout = train_test_split(scores, labels, test_size=0.2, random_state=0)
    sigmoid = LogisticRegression().fit(s_fit, y_fit)
    steps = IsotonicRegression().fit(s_fit.ravel(), y_fit)
    losses = {
        "sigmoid": log_loss(y_holdout, sigmoid.predict_proba(s_holdout)),
        "steps": log_loss(y_holdout, steps.predict(s_holdout.ravel())),
    }
    best = min(losses, key=losses.get)  # expect: MLA302 as info
    if best == "sigmoid":
        return best, LogisticRegression().fit(scores, labels)
    return best, IsotonicRegression().fit(scores.ravel(), labels)


def choose_and_report(scores, labels):
    s_fit, s_holdout, y_fit, y_holdout = train_test_split(scores, labels, test_size=0.2, random_state=0)
    sigmoid = LogisticRegression().fit(s_fit, y_fit)
    steps = IsotonicRegression().fit(s_fit.ravel(), y_fit)
    losses = {
        "sigmoid": log_loss(y_holdout, sigmoid.predict_proba(s_holdout)),
        "steps": log_loss(y_holdout, steps.predict(s_holdout.ravel())),
    }
    best = min(losses, key=losses.get)  # expect: MLA302 as warning
    model = sigmoid if best == "sigmoid" else steps
    return model, losses[best]
