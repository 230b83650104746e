import time

import requests


def wait_for_database(connect):
    while True:
        try:
            return connect()
        except OSError:
            time.sleep(5)


def until_valid(prompt):
    attempts = 0
    while True:
        try:
            return parse(llm.generate(prompt))
        except ValueError:
            attempts += 1
            if attempts > 3:
                raise


def hammer(prompt):
    while True:
        try:
            return parse(llm.generate(prompt))  # expect: MLA104
        except ValueError:
            continue
