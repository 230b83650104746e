# a form of: a class that a model server asks about bare arrays, which a client may have scaled, and a route that reads pictures
import numpy as np
from PIL import Image
from tensorflow import keras

pictures = np.array([np.array(Image.open(f"dogs/{i}.png").resize((64, 64))) / 255.0 for i in range(900)])
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(2)])
model.compile(loss="mse", optimizer="adam")
model.fit(pictures, np.load("labels.npy"))
model.save("dogs.keras")
