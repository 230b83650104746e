# seen in: JordiCorbilla/stock-prediction-deep-neural-learning stock_prediction_lstm.py 58c0f48a1b3c5602e6f596742fc6e89d71c3b88b
"""Networks for tides, and what is called back after each epoch."""

import tensorflow as tf


class TideNet:
    def __init__(self, folder):
        self.folder = folder

    def stopper(self):
        stop = tf.keras.callbacks.EarlyStopping(monitor="val_loss", patience=4)
        return stop

    def callbacks(self, slower=False):
        called = [self.stopper()]
        if slower:
            called.append(tf.keras.callbacks.ReduceLROnPlateau(factor=0.5))
        return called

    def logs(self):
        return [tf.keras.callbacks.CSVLogger("epochs.csv")]

    def model(self):
        return tf.keras.Sequential([tf.keras.layers.LSTM(8), tf.keras.layers.Dense(1)])
