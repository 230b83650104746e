# seen in: entbappy/Kidney-Disease-Classification-MLflow-DVC src/cnnClassifier/components/evaluation.py@07cc2d2ca0fc6656660c4941945523e29892d803
import tensorflow as tf


def score(folder, path):
    options = dict(rescale=1.0 / 255, validation_split=0.30)  # expect: MLA308
    pictures = tf.keras.preprocessing.image.ImageDataGenerator(**options)
    held = pictures.flow_from_directory(folder, subset="validation", shuffle=False)
    return tf.keras.models.load_model(path).evaluate(held)
