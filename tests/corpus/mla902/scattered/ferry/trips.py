# seen in: edcalderin/StudentDropout-Prediction-Mlops streaming/model.py@15db3e6fb18effacfba09213dd68fe99b9e9214c
import os

NAME = os.getenv("TRIP_MODEL", "trips")


def trips(found):
    where = os.getenv("TRIP_STORE")  # expect: MLA902 as info
    stage = os.getenv("TRIP_STAGE", "staging")
    return where, stage, os.getenv("TRIP_RUN"), found
