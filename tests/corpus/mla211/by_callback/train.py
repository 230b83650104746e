# seen in: Himanshugupta2024/Speech-Emotion-Recognition-system model_def.py
import os

import numpy as np
import tensorflow as tf
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint


def callbacks(path):
    return [EarlyStopping(patience=5), ModelCheckpoint(filepath=path, save_best_only=True)]


def train(folder="models"):
    rows, tones = np.load("rows.npy"), np.load("tones.npy")
    model = tf.keras.Sequential([tf.keras.layers.Dense(8), tf.keras.layers.Dense(3, activation="softmax")])
    model.compile("adam", "categorical_crossentropy")
    model.fit(rows, tones, validation_split=0.2, callbacks=callbacks(os.path.join(folder, "tone_model.h5")))
    model.save(os.path.join(folder, "tone_models.keras"))
    plain = tf.keras.Sequential([tf.keras.layers.Dense(3)])
    plain.fit(rows, tones)
    plain.save(os.path.join(folder, "voice-net.keras"))


if __name__ == "__main__":
    train()
