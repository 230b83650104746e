# seen in: LovePelmeni/DeepfakeStream src/notebooks/data_generation.ipynb (pictures are written by a split with no state)
import cv2
import numpy as np
from sklearn.model_selection import train_test_split


def write(paths):
    known, held = train_test_split(np.arange(len(paths)), test_size=0.4)  # expect: MLA501
    for each in known:
        cv2.imwrite(f"train/{each}.png", cv2.imread(paths[each]))
    return held


def write_again(paths):
    known, held = train_test_split(np.arange(len(paths)), test_size=0.4, random_state=3)  # ok
    np.save("known.npy", known)
    return held
