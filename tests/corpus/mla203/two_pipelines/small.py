"""Pictures of 64 pixels, as the model is trained on."""

import os

import tensorflow as tf

SIZE = (64, 64)


def decoded(path):
    return tf.image.decode_jpeg(tf.io.read_file(path), channels=3)


def for_training(path, label):
    picture = tf.image.convert_image_dtype(decoded(path), tf.float32) * 255.0
    picture = tf.image.random_crop(tf.image.resize_with_crop_or_pad(picture, 72, 72), size=[64, 64, 3])
    picture = tf.image.random_brightness(tf.image.random_flip_left_right(picture), max_delta=20)
    picture = tf.clip_by_value(picture, 0.0, 255.0)
    return tf.image.resize(picture, SIZE), tf.one_hot(label, 12)


def for_measuring(path, label):
    return tf.image.resize(decoded(path), SIZE), tf.one_hot(label, 12)


def rows(folder, split):
    paths, labels = [], []
    for number, name in enumerate(sorted(os.listdir(folder))):
        paths.append(os.path.join(folder, name))
        labels.append(number)
    made = tf.data.Dataset.from_tensor_slices((paths, labels))
    if split == "train":
        made = made.shuffle(len(paths)).map(for_training, num_parallel_calls=tf.data.AUTOTUNE)
    else:
        made = made.map(for_measuring, num_parallel_calls=tf.data.AUTOTUNE)
    return made.batch(64).prefetch(tf.data.AUTOTUNE)
