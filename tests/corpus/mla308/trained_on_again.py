# seen in: LovePelmeni/DeepfakeStream src/notebooks/data_generation.ipynb (the validation folder is written from training frames)
import os

import cv2
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from torch.utils.data import DataLoader
from torchvision import datasets, transforms
from transformers import Trainer


def written(train_frames, train_path, validation_path):
    for number, frame in enumerate(train_frames):
        cv2.imwrite(os.path.join(train_path, f"{number}.png"), frame)
    for number, frame in enumerate(train_frames):  # expect: MLA308
        cv2.imwrite(os.path.join(validation_path, f"{number}.png"), frame)


def written_apart(train_frames, val_frames, train_path, validation_path):
    for number, frame in enumerate(train_frames):
        cv2.imwrite(os.path.join(train_path, f"{number}.png"), frame)
    for number, frame in enumerate(val_frames):  # ok: other frames
        cv2.imwrite(os.path.join(validation_path, f"{number}.png"), frame)


def folders(model):
    train_gen = ImageDataGenerator(rescale=1 / 255, rotation_range=20).flow_from_directory("data/train")
    val_gen = ImageDataGenerator(rescale=1 / 255).flow_from_directory("data/train", shuffle=False)  # expect: MLA308
    model.fit(train_gen, validation_data=val_gen, epochs=9)


def subsets(model):
    cut = ImageDataGenerator(rescale=1 / 255, validation_split=0.2)
    train_gen = cut.flow_from_directory("data/train", subset="training")
    val_gen = cut.flow_from_directory("data/train", subset="validation")  # ok: the other part of the folder
    model.fit(train_gen, validation_data=val_gen, epochs=9)


def sets(root):
    plain, turned = transforms.ToTensor(), transforms.RandomHorizontalFlip()
    train_set = datasets.CIFAR10(root, train=True, transform=turned, download=True)
    test_set = datasets.CIFAR10(root, train=True, transform=plain, download=True)  # expect: MLA308
    train_loader = DataLoader(train_set, batch_size=64, shuffle=True)
    test_loader = DataLoader(test_set, batch_size=64)
    return train_loader, test_loader


def sets_apart(root):
    train_set = datasets.CIFAR10(root, train=True, transform=transforms.ToTensor())
    test_set = datasets.CIFAR10(root, train=False, transform=transforms.ToTensor())  # ok: the other part
    return DataLoader(train_set, batch_size=64, shuffle=True), DataLoader(test_set, batch_size=64)


def loaders(train_dataset):
    train_loader = DataLoader(train_dataset, batch_size=64, shuffle=True)
    val_loader = DataLoader(train_dataset, batch_size=64)  # expect: MLA308
    return train_loader, val_loader


def sampled(dataset, train_sampler, val_sampler):
    train_loader = DataLoader(dataset, batch_size=64, sampler=train_sampler)
    val_loader = DataLoader(dataset, batch_size=64, sampler=val_sampler)  # ok: the samplers take parts of it
    return train_loader, val_loader


def one_after_another():
    folder = "data/train"
    train_set = datasets.ImageFolder(folder)
    folder = "data/test"
    test_set = datasets.ImageFolder(folder)  # ok: the name stands for another folder by now
    return train_set, test_set


def handed(model, settings, rows, x_train, y_train):
    model.fit(x_train, y_train, validation_data=(x_train, y_train), epochs=3)  # expect: MLA308
    return Trainer(model=model, args=settings, train_dataset=rows["train"], eval_dataset=rows["train"])  # expect: MLA308


def handed_apart(model, settings, rows):
    return Trainer(model=model, args=settings, train_dataset=rows["train"], eval_dataset=rows["validation"])  # ok
