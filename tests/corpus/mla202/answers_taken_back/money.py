import math


def in_money(answer):
    return {"price": round(math.exp(answer), 2)}
