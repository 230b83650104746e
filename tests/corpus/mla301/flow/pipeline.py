# a form of: steps of a ZenML pipeline and tasks of a Prefect flow, whose order says that rows are split after the fit
"""The order of the steps."""

from parts import judge, split
from prefect import flow
from prepare import filled, labelled, scaled
from zenml import pipeline


@pipeline
def training(path: str):
    raw = labelled(path)
    train, test = split(scaled(raw))
    judge(train, test)


@flow
def nightly(path: str):
    raw = labelled(path)
    rows = filled.submit(raw)
    train, test = split.submit(rows).result()
    judge(train, test)
