# seen in: Ollie-Gullery/Real-Time-Audio-Classification src/prepare_data/prepare_dataset.py
import json

from sklearn.model_selection import train_test_split


class Processor:
    def __init__(self, cfg):
        self.cfg = cfg

    def divide(self, clips):
        train, test = train_test_split(clips, test_size=self.cfg.test_size)  # expect: MLA501
        train, validation = train_test_split(train, test_size=self.cfg.validation_size)
        return train, validation, test

    def run(self, clips):
        for name, part in zip(("train", "validation", "test"), self.divide(clips), strict=True):
            with open(f"{name}.json", "w") as out:
                json.dump(part, out)
