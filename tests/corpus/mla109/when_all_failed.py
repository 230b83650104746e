# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/models/predictor.py
"""Two models of which either may fail, and what is answered where both did."""


def risk(first_model, second_model, row):
    first = 0.0
    try:
        first = float(first_model.predict_proba(row)[0][1])
    except Exception as error:
        print("the first failed:", error)
    second = 0.0
    try:
        second = float(second_model.predict_proba(row)[0][1])
    except Exception as error:
        print("the second failed:", error)
    if first > 0 and second > 0:
        probability = first * 0.6 + second * 0.4
    elif first > 0:
        probability = first
    elif second > 0:
        probability = second
    else:
        probability = 0.5  # expect: MLA109
    return probability


def careful(first_model, row):
    first = None
    try:
        first = float(first_model.predict_proba(row)[0][1])
    except Exception as error:
        raise RuntimeError("no answer") from error
    if first > 0:
        probability = first
    else:
        probability = 0.5
    return probability


def chosen(first_model, row, calm):
    first = float(first_model.predict_proba(row)[0][1])
    if calm:
        probability = first
    else:
        probability = 0.5
    return probability
