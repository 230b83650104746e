# a form of: commands that a decorator of the project seeds
"""Commands, one of them without the decorator of its neighbours."""

import pickle
from functools import wraps

import click
import numpy as np
from sklearn.decomposition import LatentDirichletAllocation
from sklearn.linear_model import SGDClassifier


def reproducible(function):
    @wraps(function)
    def inner(*given, **named):
        np.random.seed(1887)
        return function(*given, **named)

    return inner


def timed(function):
    @wraps(function)
    def inner(*given, **named):
        return function(*given, **named)

    return inner


@click.group()
def cli():
    pass


@cli.command()
@reproducible
def topics():
    pickle.dumps(LatentDirichletAllocation(30).fit(rows()))


@cli.command()
@timed
def queue():
    pickle.dumps(SGDClassifier().fit(rows(), labels()))  # expect: MLA501


if __name__ == "__main__":
    cli()
