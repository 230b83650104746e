# a form of: measures that are made up where an answer lacks them
"""A service that reads what a model and a monitor have said of themselves."""

import json

from flask import Flask, request

app = Flask(__name__)
CUT_OFFS = {"confidence": 0.4}


def verdict_of(answer):
    parsed = json.loads(answer)
    sure = parsed.get("confidence", 0.85)  # expect: MLA109
    again = parsed.get("confidence", 0.85)
    return {"label": parsed["label"], "confidence": max(sure, again)}


def card(info, report):
    return {
        "accuracy": info.get("accuracy", 0.97),  # expect: MLA109
        "roc_auc": getattr(report, "roc_auc", 0.9),  # expect: MLA109
        "f1": float(report.get("f1_macro") or 0.88),  # expect: MLA109
        "p": report.setdefault("p_value", 1.0),  # expect: MLA109
    }


def passes(metrics):
    if metrics.get("precision", 1.0) < 0.8:  # expect: MLA109
        return False
    return metrics.get("rmse", 0) <= 2.5  # expect: MLA109


def told(result):
    return {
        "confidence": result.get("confidence"),
        "accuracy": result.get("accuracy", 0.0),
        "rmse": result.get("rmse", 0),
        "mae": result.get("mae", 1e9),
        "r2": result.get("r2", -1),
        "risk_score": result.get("risk_score", 100),
    }


def chosen(config, thresholds, args):
    return (
        config.get("confidence", 0.25),
        thresholds.get("f1", 0.7),
        args.get("accuracy_threshold", 0.9),
        CUT_OFFS.get("confidence", 0.5),
        config["gates"].get("min_accuracy", 0.8),
    )


@app.post("/detect")
def detect():
    data = request.get_json()
    return {"at": data.get("confidence", 0.5)}


class Answer:
    def __init__(self, label, confidence):
        self.label = label
        self.confidence = confidence

    @classmethod
    def from_dict(cls, data):
        return cls(data["label"], data.get("confidence", 1.0))
