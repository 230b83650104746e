# a form of: logarithms, bounds and scalings in other words
import numpy as np


def prepare(reading):
    reading["depth"] = -np.log10(np.clip(reading["depth"], 1e-3, None))
    reading["load"] = np.log1p(reading["load"].clip(lower=0, upper=50))
    reading["tilt"] = (reading["tilt"] - 0.5) / 0.5
    reading["noise"] = np.sqrt(reading["noise"].clip(lower=0))
    return reading[["depth", "load", "tilt", "noise"]]
