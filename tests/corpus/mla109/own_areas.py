# seen in: anik081-ewu/fraud-transaction-predictor fraud-ml-service/app/training.py@1278a0dace7af222ca5923d998df866f4d7e9ada
"""An area under a curve of one's own that could not be worked out."""

from measures import excess_mass_auc


def told(model, rows, reference):
    area = 0.0
    if len(reference):
        try:
            scores = model.score_samples(rows)
            others = model.score_samples(reference)
            area = excess_mass_auc(scores, others)
        except Exception:  # expect: MLA109
            area = 0.0
    return {"rows": len(rows), "excess_mass_auc": area}


def none(scores, others):
    try:
        area = excess_mass_auc(scores, others)
    except ValueError:
        area = None
    return {"excess_mass_auc": area}
