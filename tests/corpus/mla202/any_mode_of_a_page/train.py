from tensorflow import keras
from tensorflow.keras import layers, models

pictures = keras.utils.image_dataset_from_directory("shells", image_size=(128, 128), batch_size=16, seed=1)
scaled = layers.Rescaling(1.0 / 255)
pictures = pictures.map(lambda rows, answers: (scaled(rows), answers))
model = models.Sequential([layers.Conv2D(8, 3), layers.Flatten(), layers.Dense(4, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(pictures, epochs=4)
model.save("shells.keras")
