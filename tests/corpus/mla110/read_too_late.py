# seen in: Yunpei24/fraud-detection-ml training/src/pipelines/training_pipeline.py
"""A gate whose verdict is read after the model is handed over."""

import json
import logging


def run(models, results, settings):
    ok = validate_models(results, settings)
    if not ok:
        logging.error("the models do not pass")
    else:
        logging.info("the models pass")
    register_best_model(models, results)  # expect: MLA110
    summary = {"passed": ok, "results": results}
    with open("summary.json", "w") as stream:
        json.dump(summary, stream)
    return ok


def run_with_gate(models, results, settings):
    ok = validate_models(results, settings)
    if not ok:
        logging.error("the models do not pass")
    if ok:
        register_best_model(models, results)
    return ok


def run_and_tell(models, results, settings):
    ok = validate_models(results, settings)
    if not ok:
        logging.error("the models do not pass")
    register_best_model(models, results, passed=ok)
    return ok


def report(models, results, settings):
    ok = validate_models(results, settings)
    if not ok:
        logging.error("the models do not pass")
    draw(models, results)
    return ok
