# seen in: MatheusOtenio/student-dropout-ml-api backend/src/sercives/predicao_ml/backend_logic.py@8bac178f39fe06a19bdb4eac93dad5348afa2fe5
"""Classes that a model does not know, for which the probability of another one is answered, and unread ones."""


def chance_of_leaving(model, rows):
    scores = model.predict_proba(rows)
    column = -1
    try:
        column = list(model.classes_).index(1)
    except ValueError:  # expect: MLA109 as info
        log("no class 1")
        column = -1
    return scores[:, column].tolist()


def chance_or_error(model, rows):
    scores = model.predict_proba(rows)
    try:
        column = list(model.classes_).index(1)
    except ValueError as error:  # ok
        raise RuntimeError("the model knows no class 1") from error
    return scores[:, column].tolist()


def boxes(found):
    kept = []
    for each in found:
        try:
            cls_idx_i = int(each["class"])
        except Exception:  # expect: MLA109
            cls_idx_i = 0
        kept.append([*each["box"], cls_idx_i])
    return kept
