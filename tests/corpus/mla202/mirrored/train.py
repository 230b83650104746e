# a form of: a camera's pictures, which are mirrored before anybody sees them
from tensorflow import keras

hands = keras.utils.image_dataset_from_directory("hands", image_size=(64, 64))
hands = hands.map(lambda picture, label: (picture / 255.0, label))
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(26, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(hands, epochs=5)
model.save("hands.keras")
