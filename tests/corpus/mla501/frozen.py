# seen in: AlyyanAhmed21/Chest-X-ray-Pneumonia-Detection-with-ViT src/vitClassifier/components/data_transformation.py
import albumentations as A
import cv2
import numpy as np
import torch
from datasets import load_from_disk
from torchvision import transforms
from torchvision.transforms import Compose, RandomHorizontalFlip, RandomRotation, Resize, ToTensor


class Prepare:
    def __init__(self, source, target, random_state):
        self.source, self.target, self.random_state = source, target, random_state

    def run(self):
        rows = load_from_disk(self.source)
        change = Compose([Resize(224), RandomRotation(15), RandomHorizontalFlip(), ToTensor()])
        plain = Compose([Resize(224), ToTensor()])

        def changed(batch):
            batch["pixels"] = [change(image) for image in batch["image"]]
            return batch

        def as_they_are(batch):
            batch["pixels"] = [plain(image) for image in batch["image"]]
            return batch

        rows["train"].map(changed, batched=True).save_to_disk(self.target)  # expect: MLA501
        rows["test"].map(as_they_are, batched=True).save_to_disk(self.target + "/test")


def enlarge(paths, target):
    pick = A.OneOf([A.RandomBrightnessContrast(), A.HueSaturationValue()])
    for n, path in enumerate(paths):
        cv2.imwrite(f"{target}/{n}.png", pick(image=cv2.imread(path))["image"])  # expect: MLA501


def tensors(images, target):
    jitter = transforms.ColorJitter(0.2, 0.2)
    stacked = torch.stack([jitter(image) for image in images])  # expect: MLA501
    np.save(target, stacked.numpy())


def seeded(images, target):
    torch.manual_seed(7)
    jitter = transforms.ColorJitter(0.2, 0.2)
    torch.save([jitter(image) for image in images], target)


def on_the_fly(rows):
    change = Compose([RandomRotation(15), ToTensor()])  # ok: drawn in each epoch, and kept nowhere
    return rows.with_transform(lambda batch: {"pixels": [change(image) for image in batch["image"]]})
