# a form of: the score on test rows is read by two keys, from a report of several models
"""Models that are chosen by what a nested report says of the test rows."""

import joblib
import numpy as np
import yaml


class Factory:
    def __init__(self, report, path):
        self.report, self.path = report, path

    def best(self):
        best_score, best_name = -1, None
        for name, result in self.report.items():
            accuracy = result.get("test_metrics", {}).get("accuracy", 0)
            if accuracy > best_score:  # expect: MLA302
                best_score, best_name = accuracy, name
        print(f"{best_name} with {best_score:.3f}")
        return self.report[best_name]

    def best_of_validation(self):
        best_score, best_name = -1, None
        for name, result in self.report.items():
            accuracy = result.get("val_metrics", {}).get("accuracy", 0)
            if accuracy > best_score:
                best_score, best_name = accuracy, name
        print(f"{best_name} with {best_score:.3f}")
        return self.report[best_name]


def select_best(runs):
    return max(runs, key=lambda run: run["test"]["f1"])  # expect: MLA302


def select_best_of_validation(runs):
    return max(runs, key=lambda run: run["valid"]["f1"])


def select_by_metric(runs, metric):
    return min(runs, key=lambda run: run["test_metrics"][metric])  # expect: MLA302


def ship(runs, models):
    place = np.argmax([run.test_metrics.accuracy for run in runs])  # expect: MLA302
    joblib.dump(models[place], "model.joblib")


def longest_test(runs):
    return max(runs, key=lambda run: run["test"]["seconds"])


def last_round(boosted, rounds):
    """What boosting in folds says of its last round."""
    lowest, kept = 1.0, None
    for name, kwargs in rounds.items():
        lost = boosted(**kwargs)["test-logloss-mean"].iloc[-1]
        if lost < lowest:
            lowest, kept = lost, name
    print(kept, lowest)
    return rounds[kept]


def report(runs):
    with open("report.yaml", "w") as out:
        yaml.safe_dump({name: run["test"]["f1"] for name, run in runs.items()}, out)
