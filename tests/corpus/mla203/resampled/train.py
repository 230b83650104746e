# seen in: Yasser5711/Pneumonia IA/server.py
from tensorflow import keras

reader = keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255)
lungs = reader.flow_from_directory("lungs", target_size=(160, 160), class_mode="binary")
model = keras.Sequential([keras.layers.Conv2D(8, 3), keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="binary_crossentropy")
model.fit(lungs)
model.save("lungs.keras")
