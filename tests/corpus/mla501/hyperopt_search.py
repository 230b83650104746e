# a form of: Hyperopt, which draws its trials from a generator of its own
import numpy as np
from hyperopt import STATUS_OK, Trials, fmin, hp, tpe

SPACE = {"max_depth": hp.quniform("max_depth", 3, 9, 1)}


def objective(params):
    return {"loss": params["max_depth"], "status": STATUS_OK}


def search():
    return fmin(fn=objective, space=SPACE, algo=tpe.suggest, max_evals=30, trials=Trials())  # expect: MLA501 as info


def seeded_search():
    return fmin(objective, SPACE, algo=tpe.suggest, max_evals=30, rstate=np.random.default_rng(42))
