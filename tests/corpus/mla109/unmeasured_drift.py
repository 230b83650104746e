# seen in: Leo-Daiser/Credit-Risk-Scoring-Service src/services/monitoring.py
"""Noughts for what nobody measured: how far rows have moved, and how far a model errs."""


def drift(values, reference):
    bins = reference.get("bins")
    if len(values) and bins:
        psi = stability(values, bins)
    else:
        psi = 0.0  # expect: MLA109 as info
    return {"psi": psi, "missing": values.isna().mean()}


def errors(values, said):
    if len(values):
        rmse = root_error(values, said)
    else:
        rmse = 0.0  # expect: MLA109 as warning
    return {"rmse": rmse}
