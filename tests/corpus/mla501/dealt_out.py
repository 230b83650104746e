# seen in: TheCacophonyProject/classifier-pipeline src/build.py@0a5243c0a26ebfe8d97939255c1bc54e7703ac49
import random

from shelves import Shelf


def divide(shelf: Shelf, wanted):
    boxes = list(shelf.boxes)
    random.shuffle(boxes)  # expect: MLA501
    train_part, test_part = [], []
    for place, box in enumerate(boxes):
        if len(test_part) < wanted:
            test_part.extend(shelf.of(box))
        else:
            train_part.extend(shelf.of(box))
    return train_part, test_part


def divide_with(shelf: Shelf, wanted, seed):
    boxes = list(shelf.boxes)
    random.Random(seed).shuffle(boxes)
    train_part, test_part = [], []
    for box in boxes:
        (test_part if len(test_part) < wanted else train_part).append(box)
    return train_part, test_part


def stroll(shelf: Shelf):
    boxes = list(shelf.boxes)
    random.shuffle(boxes)
    seen = []
    for box in boxes:
        seen.append(shelf.of(box))
    return seen
