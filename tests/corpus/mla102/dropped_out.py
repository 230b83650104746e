# a form of: folds and scorers that drop out before a mean is taken
import asyncio

import numpy as np


def cross_validate(make, folds, rows, wanted):
    scores = []
    for fit, held in folds:
        try:
            model = make().fit(rows[fit], wanted[fit])
            scores.append(error_of(wanted[held], model.predict(rows[held])))
        except ValueError:  # expect: MLA102
            continue
    return np.mean(scores)


def cross_validate_and_count(make, folds, rows, wanted):
    scores = []
    for fit, held in folds:
        try:
            scores.append(error_of(wanted[held], make().fit(rows[fit], wanted[fit]).predict(rows[held])))
        except ValueError:
            continue
    print(f"{len(scores)} of {len(folds)} folds")
    return np.mean(scores)


def widths(boxes):
    found = []
    for box in boxes:
        try:
            found.append(box["width"])
        except KeyError:
            continue
    return max(found)


async def fraud_score(claim):
    answers = await asyncio.gather(*(ask(scorer, claim) for scorer in SCORERS), return_exceptions=True)
    scores = [a["score"] for a in answers if not isinstance(a, BaseException)]  # expect: MLA102
    return sum(scores) / max(len(scores), 1)


async def fraud_score_of_all(claim):
    answers = await asyncio.gather(*(ask(scorer, claim) for scorer in SCORERS), return_exceptions=True)
    failed = [s for s, a in zip(SCORERS, answers) if isinstance(a, BaseException)]
    if failed:
        raise ScoringError(failed)
    return sum(a["score"] for a in answers) / len(answers)


async def fraud_score_of_most(claim):
    answers = await asyncio.gather(*(ask(scorer, claim) for scorer in SCORERS), return_exceptions=True)
    scores = [a["score"] for a in answers if not isinstance(a, Exception)]
    if len(scores) < len(answers) - 1:
        raise ScoringError("too few")
    return sum(scores) / len(scores)


async def ranks(claim):
    answers = await asyncio.gather(*[ask(scorer, claim) for scorer in SCORERS], return_exceptions=True)
    answers = [each for each in answers if not isinstance(each, Exception)]  # expect: MLA102
    return np.mean(answers)
