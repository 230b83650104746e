import os

import cv2
import numpy as np
from tensorflow.keras import layers, models
from tensorflow.keras.utils import to_categorical

KINDS = ["oak", "birch", "no_tree", "alder", "elm"]


def pictures():
    rows, answers = [], []
    for number, kind in enumerate(KINDS):
        for name in os.listdir(os.path.join("bark", kind)):
            picture = cv2.imread(os.path.join("bark", kind, name), cv2.IMREAD_GRAYSCALE)
            rows.append(cv2.resize(picture, (64, 64)))
            answers.append(number)
    return np.expand_dims(np.array(rows, dtype="float32") / 255.0, -1), to_categorical(answers, len(KINDS))


rows, answers = pictures()
model = models.Sequential(
    [layers.Conv2D(16, 3, input_shape=(64, 64, 1)), layers.Flatten(), layers.Dense(len(KINDS), activation="softmax")]
)
model.compile(optimizer="adam", loss="categorical_crossentropy")
model.fit(rows, answers, epochs=5)
model.save("bark.h5")
