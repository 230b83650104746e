from tensorflow import keras


def train(folder, path):
    model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(1)])
    model.compile(loss="mse")
    model.fit(keras.utils.image_dataset_from_directory(folder, seed=1), epochs=3)
    model.save(path)
