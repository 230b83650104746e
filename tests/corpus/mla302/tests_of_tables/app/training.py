from cuts import best_threshold
from sklearn.metrics import f1_score


def judged(model, x_valid, y_valid):
    chances = model.predict_proba(x_valid)[:, 1]
    cut = best_threshold(y_valid, chances)  # expect: MLA302 as info
    return f1_score(y_valid, chances >= cut)
