# seen in: entbappy/Kidney-Disease-Classification-MLflow-DVC src/cnnClassifier/components/training.py@07cc2d2ca0fc6656660c4941945523e29892d803
import tensorflow as tf


def pictures(folder, shuffle=True):
    made = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1.0 / 255, rotation_range=40)
    return made.flow_from_directory(folder, target_size=(224, 224), shuffle=shuffle)  # expect: MLA501


def main():
    model = tf.keras.models.load_model("base.h5")
    model.fit(pictures("train"), epochs=3)
    model.save("model.h5")


if __name__ == "__main__":
    main()
