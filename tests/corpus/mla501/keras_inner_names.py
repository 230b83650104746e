# a form of: layers of Keras by the names of its inner modules, and a class method that trains
"""A service that fits its model anew."""

from keras.src.layers import Dense, Input
from keras.src.models import Model


class Prices:
    def __init__(self, width):
        given = Input(shape=(width,))
        self.model = Model(given, Dense(1)(Dense(64, activation="relu")(given)))
        self.model.compile(loss="mse")

    @classmethod
    def anew(cls, rows, prices):  # expect: MLA501
        made = cls(rows.shape[1])
        made.model.fit(rows, prices, epochs=3)
        return made


prices = Prices.anew(load_rows(), load_prices())
