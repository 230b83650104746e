# a form of: a flow that is tried with drawn numbers, which its steps hand on
import random

import numpy as np
import pandas as pd
import tensorflow as tf
from metaflow import FlowSpec, step


class Trial(FlowSpec):
    @step
    def start(self):
        self.rows = [[random.uniform(0, 1), random.uniform(0, 1)] for _ in range(1000)]
        self.next(self.divide)

    @step
    def divide(self):
        rows = self.rows
        self.kept = [row for at, row in enumerate(rows) if at < 800]
        self.next(self.train)

    @step
    def train(self):
        given = np.array([[row[0]] for row in self.kept])
        wanted = np.array([row[1] for row in self.kept])
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile(loss="mae")
        model.fit(given, wanted)
        self.next(self.end)


class Real(FlowSpec):
    @step
    def start(self):
        self.rows = pd.read_csv("rows.csv").values
        self.next(self.train)

    @step
    def train(self):  # expect: MLA501
        given = np.array([[row[0]] for row in self.rows])
        wanted = np.array([row[1] for row in self.rows])
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile(loss="mae")
        model.fit(given, wanted)
        model.save("model.keras")
        self.next(self.end)


if __name__ == "__main__":
    Trial()
    Real()
