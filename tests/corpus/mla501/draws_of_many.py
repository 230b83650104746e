# a form of: estimators, samplers and boosters of many libraries that are given no state
"""Training by libraries that draw, and by some that do not."""

import lightgbm as lgb
import numpy as np
from imblearn.ensemble import BalancedRandomForestClassifier
from lightfm import LightFM
from sklearn.cluster import DBSCAN, KMeans
from sklearn.covariance import EllipticEnvelope
from sklearn.decomposition import PCA, FastICA
from sklearn.mixture import BayesianGaussianMixture
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC
from surprise import SVD


def boosted(rows, labels):
    train, test, known, asked = train_test_split(rows, labels)  # expect: MLA501
    return lgb.train({"objective": "binary"}, lgb.Dataset(train, known)), test, asked


def grouped(rows):
    return KMeans(n_clusters=5).fit_predict(rows)  # expect: MLA501


def rated(rows):
    model = SVD(n_factors=20)  # expect: MLA501
    return model.fit(rows)


def taken(rows):
    model = LightFM(loss="warp")  # expect: MLA501
    return model.fit(rows)


def balanced(rows, labels):
    return BalancedRandomForestClassifier(n_estimators=50).fit(rows, labels)  # expect: MLA501


def mixed(rows):
    return BayesianGaussianMixture(n_components=3).fit(rows)  # expect: MLA501


def outliers(rows):
    return EllipticEnvelope().fit(rows)  # expect: MLA501


def sources(rows):
    return FastICA(n_components=3).fit(rows)  # expect: MLA501


def probable(rows, labels):
    return SVC(probability=True).fit(rows, labels)  # expect: MLA501


def decided(rows, labels):
    return SVC().fit(rows, labels), PCA(n_components=3).fit(rows), DBSCAN().fit(rows)


def seeded(rows, labels):
    train, test, known, asked = train_test_split(rows, labels, random_state=7)
    booster = lgb.train({"objective": "binary"}, lgb.Dataset(train, known))
    return booster, SVD(random_state=7).fit(rows), KMeans(n_clusters=5, random_state=7).fit_predict(test), asked


if __name__ == "__main__":
    table = np.load("rows.npy")
    boosted(table, table[:, 0])
    grouped(table)
    rated(table)
    taken(table)
    balanced(table, table[:, 0])
    mixed(table)
    outliers(table)
    sources(table)
    probable(table, table[:, 0])
    decided(table, table[:, 0])
    seeded(table, table[:, 0])
