from advice import advise, advise_all
from asked import Asked, Field


def answer(asked: Asked):
    if asked.mode != "by place":
        raise NotImplementedError
    return advise(asked.region, asked.valley)


def answer_all(asked: Field):
    return advise_all(asked.region, asked.rain, asked.frost)
