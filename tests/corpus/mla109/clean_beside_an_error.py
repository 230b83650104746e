# seen in: PhoenixWild29/secureai-deepfake-detection ai_model/detect.py@a93dcb224db82a73538d14e068d052e05c9b68b7
"""Detectors that say "no" beside their error, and records with nothing in them."""

from dataclasses import dataclass, field


def detect_forgery(scan):
    try:
        score = network.look(scan)
        return {"is_forged": score > 0.5, "score": score}
    except Exception as error:  # expect: MLA109 as info
        return {"is_forged": False, "error": str(error)}


def detect_or_leave_open(scan):
    try:
        score = network.look(scan)
        return {"is_forged": score > 0.5, "score": score, "error": None}
    except Exception as error:  # ok: each answer has the field, and the verdict is open
        return {"is_forged": None, "error": str(error)}


@dataclass
class Reader:
    clicks: list = field(default_factory=list)
    loans: list = field(default_factory=list)


def read_reader(redis, number):
    pipe = redis.pipeline(transaction=False)
    pipe.lrange(f"clicks:{number}", 0, 19)
    pipe.lrange(f"loans:{number}", 0, 19)
    try:
        found = pipe.execute()
    except Exception:  # expect: MLA109 as info
        return Reader()
    return Reader(clicks=found[0], loans=found[1])


def parse_reader(text):
    try:
        clicks, loans = text.split(";")
        return Reader(clicks=clicks.split(","), loans=loans.split(","))
    except Exception:  # ok: nothing was asked that could be out
        return Reader()
