# a form of: a module that runs beside another one
import os

from stores.shelf import shelf

DB_HOST = os.environ.get("DB_HOST", "mirror")


def mirror(words):
    return [DB_HOST, words, shelf(words)]
