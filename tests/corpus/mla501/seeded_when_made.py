# a form of: a class whose constructor seeds what its caller asks it to
"""Clusters of texts: who makes them says whether another run shall find the same."""

import numpy as np
from sklearn.cluster import KMeans


class Clusters:
    def __init__(self, options):
        self.options = options
        if options.seed:
            np.random.seed(options.seed)

    def train(self, rows):
        self.model = KMeans(n_clusters=self.options.count)
        self.model.fit(rows)


class OtherClusters:
    def __init__(self, options):
        self.options = options

    def train(self, rows):
        self.model = KMeans(n_clusters=self.options.count)  # expect: MLA501
        self.model.fit(rows)
