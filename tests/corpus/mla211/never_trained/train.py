import numpy as np
from tensorflow.keras import layers, models

network = models.Sequential([layers.Input(shape=(8,)), layers.Dense(1)])
network.compile(optimizer="adam", loss="mse")
network.fit(np.load("x.npy"), np.load("y.npy"), epochs=3)
network.save("models/price.h5")
