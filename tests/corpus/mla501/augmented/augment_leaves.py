# seen in: yihong1120/Construction-Hazard-Detection examples/YOLO_data_augmentation/data_augmentation_albumentations.py@acf706a77ae37d66ae6ae230bfd60d46f9a641d7
import random
from pathlib import Path

import cv2


class LeafAugmenter:
    def __init__(self, folder):
        self.folder = Path(folder)

    def cut(self, picture):
        height = random.randint(100, 200)  # expect: MLA501
        return picture[:height]

    def run(self):
        for path in self.folder.glob("*.png"):
            cv2.imwrite(str(path.with_suffix(".cut.png")), self.cut(cv2.imread(str(path))))


def main():
    LeafAugmenter("leaves").run()


if __name__ == "__main__":
    main()
