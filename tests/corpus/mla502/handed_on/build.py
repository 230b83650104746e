from loaders import of_callers, of_houses
from names import ENCODER


def build():
    of_houses("BAAI/bge-m3")
    return of_callers(ENCODER)
