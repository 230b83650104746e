# seen in: sumawanbmkg/EfficientNet prekursor_scanner_production.py@ba3fba1e7ad9b58b606d99e0f378c0260ae3cfc9 (the sound form)
import os

import numpy as np
import pandas as pd
import tensorflow as tf
from PIL import Image

rows = pd.read_csv("days.csv")
rows["file"] = rows["day"].str.replace("-", "").str.lower() + ".png"
pictures = []
for name in rows["file"]:
    pictures.append(np.asarray(Image.open(os.path.join("spectra", name)).resize((64, 64))) / 255.0)

model = tf.keras.Sequential([tf.keras.layers.Conv2D(8, 3), tf.keras.layers.Dense(1)])
model.fit(np.array(pictures), rows["quake"])
model.save("spectra.keras")
