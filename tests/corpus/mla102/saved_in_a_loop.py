# seen in: YuriiOks/mnist-digit-classifier model/train.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
"""Saves of a loop whose failure only a log knows: the run ends with a model that is not on the disk."""

import logging
import pickle

import pandas as pd
import torch

log = logging.getLogger(__name__)


def train(network, rounds, path):
    best = float("inf")
    for number in range(rounds):
        loss = one_round(network)
        if loss < best:
            best = loss
            try:
                torch.save(network.state_dict(), path)
            except Exception as error:  # expect: MLA102 as info
                log.error("round %s is not saved: %s", number, error)
    return best


def keep_all(fitted, folder):
    for name, model in fitted.items():
        try:
            with open(folder / f"{name}.pkl", "wb") as stream:
                pickle.dump(model, stream)
        except OSError as error:  # expect: MLA102 as info
            print(f"could not save {name}: {error}")


def convert(paths):
    for path in paths:
        try:
            pd.read_csv(path).to_parquet(path.with_suffix(".parquet"))
        except Exception as error:  # expect: MLA102 as info
            print(f"{path}: {error}")


def keep_all_or_fail(fitted, folder):
    lost = []
    for name, model in fitted.items():
        try:
            with open(folder / f"{name}.pkl", "wb") as stream:
                pickle.dump(model, stream)
        except OSError as error:  # ok: it is counted, and raised at last
            print(f"could not save {name}: {error}")
            lost.append(name)
    if lost:
        raise RuntimeError(f"not saved: {lost}")


def save_plots(figures, folder):
    for name, figure in figures.items():
        try:
            figure.savefig(folder / f"{name}.png")
        except Exception as error:  # ok: a picture
            log.warning("no picture of %s: %s", name, error)


def backup(fitted, folder):
    for name, model in fitted.items():
        try:
            torch.save(model, folder / name)
        except Exception as error:  # ok: it says that this is a copy, and goes on without
            log.warning("backup of %s skipped, continuing: %s", name, error)
