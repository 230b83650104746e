import tensorflow as tf


def train(folder, model):
    pictures = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1.0 / 255, validation_split=0.20)
    rows = pictures.flow_from_directory(folder, subset="training", seed=7)
    held = pictures.flow_from_directory(folder, subset="validation", shuffle=False)
    model.fit(rows, validation_data=held, epochs=3)
    return model
