import tensorflow as tf


def main():
    made = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1.0 / 255)
    rows = made.flow_from_directory("train", target_size=(224, 224), seed=7)
    held = made.flow_from_directory("held", target_size=(224, 224), shuffle=False)
    model = tf.keras.models.load_model("base.h5")
    model.fit(rows, validation_data=held, epochs=3)
    model.save("model.h5")


if __name__ == "__main__":
    main()
