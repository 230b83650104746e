# a form of: scans whose contrast is equalised in training only
import glob

import cv2
import numpy as np
from tensorflow import keras

pictures = []
for path in glob.glob("scans/*/*.png"):
    scan = cv2.imread(path, cv2.IMREAD_GRAYSCALE)
    scan = cv2.equalizeHist(scan)
    scan = cv2.resize(scan, (128, 128))
    pictures.append(scan / 255.0)
labels = np.load("labels.npy")

model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(2, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(np.array(pictures), labels, epochs=5)
model.save("scans.keras")
