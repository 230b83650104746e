# a form of: a program that reads the environment here and there, and takes its settings from a package beside it
import os

NAME = os.getenv("TRIP_MODEL", "trips")


def trips(found):
    where = os.getenv("TRIP_STORE")
    stage = os.getenv("TRIP_STAGE", "staging")
    return where, stage, os.getenv("TRIP_RUN"), found
