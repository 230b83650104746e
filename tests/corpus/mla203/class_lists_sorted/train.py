import os

import cv2
import numpy as np
from sklearn.preprocessing import LabelEncoder
from tensorflow.keras import layers, models

KINDS = ["oak", "birch", "alder"]
rows, answers = [], []
for count, kind in enumerate(KINDS):
    print(count, kind)
    for name in os.listdir(os.path.join("bark", kind)):
        rows.append(cv2.resize(cv2.imread(os.path.join("bark", kind, name), cv2.IMREAD_GRAYSCALE), (64, 64)))
        answers.append(kind)
numbers = LabelEncoder().fit_transform(answers)  # in the order of the alphabet
model = models.Sequential([layers.Flatten(input_shape=(64, 64)), layers.Dense(len(KINDS), activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(np.array(rows, dtype="float32") / 255.0, numbers, epochs=5)
model.save("bark.h5")
