# seen in: Omar-Introduc/Heart-Disease-Prediction-ML src/train_pycaret.py@35d99eb89532fd3e3a3aeab442853fcdd0fb4937
import numpy as np
import pandas as pd
from pycaret.classification import create_model, predict_model, setup
from sklearn.metrics import f1_score, fbeta_score, precision_score, recall_score

CUTS = np.arange(0.05, 0.95, 0.05)


def on_what_pycaret_held_out(visits, outcome):
    setup(data=visits, target=outcome, session_id=3)
    model = create_model("rf")
    answered = predict_model(model, raw_score=True)  # expect: MLA302
    truth, scores = answered[outcome], answered["prediction_score_1"]
    found = []
    for cut in CUTS:
        guessed = scores >= cut
        found.append((cut, precision_score(truth, guessed), recall_score(truth, guessed)))
    safe = [each for each in found if each[1] >= 0.5]
    safe.sort(key=lambda each: each[2], reverse=True)
    return safe[0]


def on_rows_of_their_own(model, later, outcome):
    answered = predict_model(model, data=later, raw_score=True)
    truth, scores = answered[outcome], answered["prediction_score_1"]
    found = []
    for cut in CUTS:  # ok: what these rows are is not known
        found.append((cut, f1_score(truth, scores >= cut)))
    found.sort(key=lambda each: each[1])
    return found[-1]


def in_a_table(model, X_test, y_test):
    scores = model.predict_proba(X_test)[:, 1]
    rows = []
    for t in CUTS:
        rows.append({"t": t, "f2": fbeta_score(y_test, scores >= t, beta=2)})
    table = pd.DataFrame(rows)
    return table.loc[table["f2"].idxmax()]  # expect: MLA302


def kept_in_the_loop(scores, y_test):
    best, kept = 0.0, 0.5
    for threshold in CUTS:
        score = f1_score(y_test, scores >= threshold)
        if score > best:  # expect: MLA302
            best, kept = score, threshold
    return kept


def in_one_line(scores, y_test):
    found = [f1_score(y_test, scores >= t) for t in CUTS]
    return CUTS[np.argmax(found)]  # expect: MLA302


def by_key(scores, y_test):
    return max(CUTS, key=lambda t: f1_score(y_test, scores >= t))  # expect: MLA302


def table_for_the_report(scores, y_test):
    rows = []
    for t in CUTS:
        rows.append({"t": t, "f1": f1_score(y_test, scores >= t)})
    table = pd.DataFrame(rows).sort_values("t")  # ok: shown whole, nothing is picked
    return table
