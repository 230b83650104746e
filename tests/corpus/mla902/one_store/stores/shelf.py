# a form of: a module that runs beside another one
import os

DB_HOST = os.environ.get("DB_HOST", "shelf")  # expect: MLA902 as warning


def shelf(words):
    return [DB_HOST, words]
