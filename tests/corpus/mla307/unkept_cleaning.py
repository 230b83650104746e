# a form of: DataScientest-Studio/Template_MLOps_accidents src/data/make_dataset.py
import numpy as np
import pandas as pd


def tidied(path):
    trips = pd.read_csv(path, sep=";")
    for hours in trips["hours"]:
        if hours > 24 or hours < 0:
            trips["hours"].replace(hours, np.nan)  # expect: MLA307
    trips.drop_duplicates()  # expect: MLA307
    trips["fare"].clip(0, 500, inplace=True)
    trips = trips.dropna(subset=["fare"])
    return trips


def closed(trips: pd.DataFrame, strict):
    trips.fillna({"fare": 0})  # expect: MLA307
    trips.fillna({"tip": 0}, inplace=strict)
    return trips


def is_whole(trips: pd.DataFrame):
    try:
        trips["fare"].where(trips["fare"] > 0)
    except TypeError:
        return False
    return True


def moved(paths, name):
    paths["old"].replace(paths["new"])
    name.replace("a", "b")
    return paths
