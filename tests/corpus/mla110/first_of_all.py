# seen in: Yunpei24/fraud-detection-ml training/src/pipelines/comparison_pipeline.py
"""New models that are to be better than those in use."""

import logging

from azureml.core import Model
from azureml.exceptions import WebserviceException


def compare(names, rows):
    champions = {}
    missing = False
    for name in names:
        try:
            champions[name] = load_model_from_registry(name, stage="Production")
        except Exception as error:  # expect: MLA110
            logging.warning("no champion %s: %s", name, error)
            missing = True
    if missing or not champions:
        return {"decision": "promote_challenger"}
    return {"decision": decide(champions, rows)}


def compare_strictly(names, rows):
    champions = {}
    missing = False
    for name in names:
        try:
            champions[name] = load_model_from_registry(name, stage="Production")
        except Exception as error:
            logging.warning("no champion %s: %s", name, error)
            missing = True
    if missing:
        return {"decision": "keep_champion"}
    return {"decision": decide(champions, rows)}


def register(run, workspace, name):
    try:
        registered = Model(workspace, name)
        if is_better(run, registered):
            print("it is better")
        else:
            raise SystemExit("it is not better")
    except WebserviceException:  # expect: MLA110
        print("the first one")
    run.register_model(name)


def register_if_better(run, workspace, name):
    better = False
    try:
        registered = Model(workspace, name)
        if is_better(run, registered):
            better = True
    except WebserviceException:
        print("nothing to compare with")
    if better:
        run.register_model(name)


def show(workspace, name):
    missing = False
    try:
        load_model_from_registry(name, stage="Production")
    except Exception:
        missing = True
    if missing:
        print("no model in production")
