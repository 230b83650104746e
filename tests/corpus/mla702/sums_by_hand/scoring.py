import math

from tables import Rates

WEIGHTS = {"strikes": 2.0, "walks": -1.5}


def score_pair(session, pitcher, batter, season):
    net = _weighed(_rates(session, pitcher, season)) - _weighed(_rates(session, batter, season))
    return {"score": round(1 / (1 + math.exp(-net)), 4)}


def _rates(session, player, season):
    return session.query(Rates).filter(Rates.player == player, Rates.season == season).first()


def _weighed(rates):
    return sum(weight * (getattr(rates, name) or 0) for name, weight in WEIGHTS.items())
