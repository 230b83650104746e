"""Curves through points."""

from sklearn.linear_model import Ridge


def fit_curve(points):
    return Ridge().fit([point[:1] for point in points], [point[1] for point in points])
