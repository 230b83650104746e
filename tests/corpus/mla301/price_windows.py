# seen in: huseinzol05/Stock-Prediction-Models deep-learning/1.lstm.ipynb@33266732b0b16188b565e0aeb6b24efa71161f6a
"""Windows of closing prices for a recurrent model."""

import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler

LOOK_BACK = 60


def scaled_all(path):
    close = pd.read_csv(path)["close"].values.reshape(-1, 1)
    scaler = MinMaxScaler()
    scaled = scaler.fit_transform(close)  # expect: MLA301 as error
    boundary = int(len(scaled) * 0.8)
    train = scaled[:boundary]
    test = scaled[boundary - LOOK_BACK :]
    return train, test, scaler


def scaled_on_train(path):
    close = pd.read_csv(path)["close"].values.reshape(-1, 1)
    boundary = int(len(close) * 0.8)
    train, test = close[:boundary], close[boundary - LOOK_BACK :]
    scaler = MinMaxScaler().fit(train)
    return scaler.transform(train), scaler.transform(test), scaler


def windows(scaled):
    rows = [scaled[i - LOOK_BACK : i] for i in range(LOOK_BACK, len(scaled))]
    return np.array(rows)


def detrended(signal):
    # each window is centred by itself: no statistic of all rows
    parts = []
    for start in range(0, len(signal), LOOK_BACK):
        segment = signal[start : start + LOOK_BACK]
        parts.append(segment - segment.mean())
    return parts


def over_moving_average(path):
    # a mean of the days before each day: no statistic of all rows
    prices = pd.read_csv(path)
    moving = prices["close"].rolling(20)
    prices["distance"] = (prices["close"] - prices["close"].rolling(50).mean()) / prices["close"]
    prices["score"] = (prices["close"] - moving.mean()) / moving.std()
    boundary = int(len(prices) * 0.8)
    train, test = prices[:boundary], prices[boundary:]
    return train, test
