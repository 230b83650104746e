# a form of: a score that could not be worked out becomes a number, and a verdict is drawn from it
import logging

import librosa
import numpy as np

log = logging.getLogger(__name__)


def analyse(sound, rate):
    details = {}
    try:
        flat = librosa.feature.spectral_flatness(y=sound)[0]
        score = min(1.0, float(np.std(flat)) * 20)
    except Exception as error:  # expect: MLA109
        log.warning("analyser: %s", error)
        score = 0.5
        details["error"] = str(error)
    return Result(score=score, verdict="made" if score >= 0.5 else "spoken", details=details)


def analyse_or_none(sound, rate):
    details = {}
    try:
        flat = librosa.feature.spectral_flatness(y=sound)[0]
        score = min(1.0, float(np.std(flat)) * 20)
    except Exception as error:  # ok: there is none, and no verdict
        score = None
        details["error"] = str(error)
    return Result(score=score, verdict=None if score is None else bool(score >= 0.5), details=details)


def width(sound):
    details = {}
    try:
        width = librosa.feature.spectral_bandwidth(y=sound).mean()
    except Exception as error:  # ok: no verdict comes of it, and the error is kept
        width = 0.0
        details["error"] = str(error)
    return width, details
