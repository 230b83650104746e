# seen in: CodecubX/banana-disease-prediction-MRCNN-Django-ML backend/api/utils/disease_prediction_mrcnn/mrcnn/model.py@590356a852876291a5af1082fde0d75ef346ad15 (the sound form)
import tensorflow as tf


class Wide(tf.keras.Model):
    """A network over two devices."""

    def __init__(self, inner, devices):
        super().__init__()
        self.inner = inner
        self.devices = devices


if __name__ == "__main__":
    (x, y), _ = tf.keras.datasets.mnist.load_data()
    shown = Wide(tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)]), 2)
    shown.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    shown.fit(x.astype("float32") / 255, y)  # only shows that the class works
