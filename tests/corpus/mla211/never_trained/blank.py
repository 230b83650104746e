from tensorflow.keras import layers, models

network = models.Sequential([layers.Input(shape=(8,)), layers.Dense(1)])
network.save("models/blank.h5")  # ok: it has a file of its own
