# a form of: transforms that a function of its own makes, and pictures that are written with them
import albumentations as A
import cv2


def changes():
    return A.Compose([A.HorizontalFlip(p=0.5), A.ShiftScaleRotate()])


def plain():
    return A.Compose([A.Resize(224, 224)])


def enlarge(paths, target):
    change: A.Compose = changes()
    for n, path in enumerate(paths):
        cv2.imwrite(f"{target}/{n}.png", change(image=cv2.imread(path))["image"])  # expect: MLA501


def shrink(paths, target):
    change = plain()
    for n, path in enumerate(paths):
        cv2.imwrite(f"{target}/{n}.png", change(image=cv2.imread(path))["image"])
