# seen in: cpee15/mlb-prediction-app mlb_app/simulation/stolen_base_pickoff_evaluator.py@90bbb0522b942f24362062a1ddc840c8321997db
"""Scores that are made up: in a sum of others, and as an answer of their own."""

import logging

logger = logging.getLogger(__name__)


def chance_of(runner, pitcher):
    speed = bounded(runner.get("speed_score", 0.5), default=0.5)  # expect: MLA109 as info
    held = bounded(float(pitcher.get("hold_score") or 0.5))  # expect: MLA109 as info
    logger.info("speed %s", speed)
    return 0.3 + 0.5 * speed - 0.2 * held


def mean_of(intents):
    total = 0
    for each in intents:
        total += each.get("intent_confidence", 0.5)  # expect: MLA109 as info
    return total / len(intents)


def told(record):
    return {
        "score": float(record.get("score", 0.5) or 0.5),  # expect: MLA109 as info
        "sure": round(record.get("certainty", 0.85) * 100, 1),  # expect: MLA109 as info
    }


def beats(candidate, champion):
    new = candidate.get("brier_score", 1.0)  # expect: MLA109 as info
    return new < champion["brier_score"]


def page(record):
    sure = record.get("page_confidence", 70)  # expect: MLA109 as info
    lines = []
    lines.append(f"confidence: {sure:.0f} %")
    return lines


def listed(blocks):
    scores = []
    for each in blocks:
        scores.append(rounded(each.get("confidence", 1.0)))  # expect: MLA109 as info
    return scores


def sum_of(parts):
    weighed = 0.3 * parts.get("depth_score", 0.5) + parts["width_score"]  # expect: MLA109 as info
    return {"depth": parts.get("depth_score", 0.5), "sum": weighed}


def axes(analysis):
    overall = getattr(analysis, "overall_score", 0.5)  # expect: MLA109 as info
    return {"depth": round(min(overall * 1.1, 1.0), 4)}
