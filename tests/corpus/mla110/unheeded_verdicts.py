# a form of: a gate of which only a log learns
import json
import logging
import shutil

import joblib

from gates import check_rows, gate_passed, meets_floor

log = logging.getLogger(__name__)


def pack(metrics, baseline, target):
    if not gate_passed(metrics, baseline):  # expect: MLA110
        print("Warning: the candidate does not pass the gate")
    shutil.copy("candidate/model.pkl", target)


def prepare(rows, store):
    report = check_rows(rows)
    if not report["passed"]:  # expect: MLA110
        log.error("the rows are not what was agreed")
    else:
        log.info("the rows are as agreed")
    rows.to_parquet(store)


def learn(job, rows, model):
    if job.validation_status is False:  # expect: MLA110
        log.warning("validation failed, going on")
    model.fit(rows)


def ship(model, scores, path):
    if meets_floor(scores):  # expect: MLA110
        log.info("good enough")
    else:
        log.warning("below the floor")
    joblib.dump(model, path)


def refuses(metrics, baseline, target):
    if not gate_passed(metrics, baseline):
        print("Warning: the candidate does not pass the gate")
        return
    shutil.copy("candidate/model.pkl", target)


def either(metrics, baseline, target):
    passed = gate_passed(metrics, baseline)
    if not passed:
        log.warning("the candidate does not pass the gate")
    if passed:
        shutil.copy("candidate/model.pkl", target)


def hands_on(rows, store):
    is_valid = check_rows(rows)
    if not is_valid:
        log.warning("some rows are odd")
    rows.to_parquet(store)
    return {"rows": len(rows), "valid": is_valid}


def only_tells(rows):
    report = check_rows(rows)
    if not report["passed"]:
        log.error("the rows are not what was agreed")
    with open("report.json", "w") as stream:
        json.dump(report, stream)


def another_matter(model, rows, admin):
    if not admin.compiled:
        log.warning("this will be slow")
    model.fit(rows)


def quiet_word(model, rows, quality):
    if not quality:
        log.info("quality was not asked for")
    model.fit(rows)


def show_quality(rows, quality, model):
    if not quality:
        log.warning("poor")
    model.predict(rows)
