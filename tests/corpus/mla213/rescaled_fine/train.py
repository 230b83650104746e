# a form of: pixels that are scaled before a network which scales them too, in training as at serving
import albumentations as A
import tensorflow as tf
from tensorflow.keras.applications import ConvNeXtTiny, EfficientNetV2B0
from tensorflow.keras.preprocessing.image import ImageDataGenerator

rows = ImageDataGenerator(rescale=1.0 / 255).flow_from_directory("birds", target_size=(224, 224))

model = tf.keras.Sequential([EfficientNetV2B0(include_top=False, pooling="avg"), tf.keras.layers.Dense(4)])
model.compile(loss="categorical_crossentropy")
model.fit(rows, epochs=4)
model.save("birds.keras")

pixels = tf.keras.utils.image_dataset_from_directory("birds", image_size=(224, 224))
bare = ConvNeXtTiny(weights=None, classes=4, include_preprocessing=False)
bare.compile(loss="sparse_categorical_crossentropy")
bare.fit(pixels.map(lambda x, y: (x / 255.0, y)), epochs=4)
bare.save("birds_bare.keras")

by_one = A.Compose([A.Resize(224, 224), A.Normalize(max_pixel_value=1.0)])
