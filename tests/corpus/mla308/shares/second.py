import tensorflow as tf


def score(folder, path):
    pictures = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1.0 / 255, validation_split=0.20)
    held = pictures.flow_from_directory(folder, subset="validation", shuffle=False)  # ok: what training held out
    return tf.keras.models.load_model(path).evaluate(held)
