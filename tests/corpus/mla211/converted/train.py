from tensorflow import keras

pictures = keras.utils.image_dataset_from_directory("leaves", image_size=(64, 64))
model = keras.Sequential([keras.layers.Rescaling(1 / 255), keras.layers.Flatten(), keras.layers.Dense(3)])
model.compile("adam", "mse")
model.fit(pictures)
model.save("leaves.keras")
