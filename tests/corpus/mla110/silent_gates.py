# seen in: Anaghar27/Real-Time-Ride-Demand-Forecasting-and-Dynamic-Pricing-Guardrails src/training/select_champion.py@1f980eb49b2e3d9bd85ad44f509cbd8eb800bbc9
"""Gates that gather reasons: what was not measured gives none."""

import math


def judge(candidate, slices, policy):
    reasons = []
    error = float(candidate["error"])
    if error > policy["most"]:
        reasons.append("too far off")
    sparse = slices.loc[slices["name"] == "sparse"]
    if not sparse.empty:  # expect: MLA110 info
        if float(sparse.iloc[0]["error"]) > policy["most_sparse"]:
            reasons.append("too far off where there is little")
    spread = float(candidate.get("error_std", 0.0) or 0.0)
    if spread > policy["most_spread"]:  # expect: MLA110 info
        reasons.append("too unsteady")
    passed = len(reasons) == 0
    return {"passed": passed, "reasons": reasons}


def judge_strictly(candidate, slices, policy):
    reasons = []
    sparse = slices.loc[slices["name"] == "sparse"]
    if not sparse.empty:
        if float(sparse.iloc[0]["error"]) > policy["most_sparse"]:
            reasons.append("too far off where there is little")
    else:
        reasons.append("not measured where there is little")
    spread = float(candidate["error_std"])
    if math.isnan(spread) or spread > policy["most_spread"]:
        reasons.append("too unsteady")
    return {"passed": not reasons, "reasons": reasons}


def in_lines(texts):
    lines = []
    for text in texts:
        if len(text) > 0:
            if len(text) < 80:
                lines.append(text)
    if not lines:
        return None
    return lines
