import cv2
import numpy as np
from tensorflow import keras


class Pictures(keras.utils.Sequence):
    def __init__(self, files, labels, size=8):
        self.files, self.labels, self.size = files, labels, size

    def __len__(self):
        return len(self.files) // self.size

    def __getitem__(self, i):
        names = self.files[i * self.size : (i + 1) * self.size]
        x = np.array([cv2.resize(cv2.imread(name), (200, 200)) for name in names])
        return x / 255.0, np.array(self.labels[i * self.size : (i + 1) * self.size])


class Filled(keras.utils.Sequence):
    def __init__(self, names, labels):
        self.names, self.labels = names, labels

    def __getitem__(self, i):
        x, y = self._batch(self.names[i * 4 : i * 4 + 4])
        return x, y

    def _batch(self, names):
        x, y = np.empty((4, 64, 64, 3)), np.empty(4, dtype=int)
        for i, name in enumerate(names):
            x[i,] = cv2.resize(cv2.imread(name), (64, 64)) / 255.0
            y[i] = self.labels[name]
        return x, keras.utils.to_categorical(y)


def batches(names, labels):
    while True:
        for i in range(0, len(names), 8):
            x = [cv2.resize(cv2.imread(name), (96, 96)) for name in names[i : i + 8]]
            yield np.array(x) / 127.5 - 1, np.array(labels[i : i + 8])
