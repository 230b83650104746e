import numpy as np


def haversine(long, lat, other_long, other_lat):
    long, other_long = float(long), float(other_long)
    lat = np.radians(lat)
    other_lat = np.radians(other_lat)
    rest = np.cos(lat) * np.cos(other_lat) * np.sin(np.radians(other_long - long) / 2) ** 2
    return 2 * np.arcsin(np.sqrt(np.sin((other_lat - lat) / 2) ** 2 + rest))


def flat(lat, other_lat):
    return lat - other_lat
