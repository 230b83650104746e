# seen in: SkafteNicki/dtu_mlops s2_organisation_and_version_control/exercise_files/data_solution.py@9c805726abacbe1ee8333fe00de0ce2c6740a14c
"""Test rows that are scaled by themselves."""

import torch


def normalize(images):
    return (images - images.mean()) / images.std()


def each(image):
    return (image - image.mean()) / image.std()


def load(folder):
    train_images = torch.load(f"{folder}/train.pt", weights_only=True)
    test_images = torch.load(f"{folder}/test.pt", weights_only=True)
    train_images = normalize(train_images)
    test_images = normalize(test_images)  # expect: MLA302
    return train_images, test_images


def pictures(train_image, test_image):
    return each(train_image), each(test_image)
