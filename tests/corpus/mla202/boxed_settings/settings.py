# a form of: paths that stand in a settings file, whose keys are read as attributes
from dataclasses import dataclass
from types import SimpleNamespace

import yaml
from box import Box, ConfigBox
from easydict import EasyDict

FILE = "config/config.yaml"


@dataclass(frozen=True)
class TrainerConfig:
    data: str
    folder: str
    file: str


def read_yaml(path: str) -> ConfigBox:
    with open(path) as opened:
        return ConfigBox(yaml.safe_load(opened))


class Manager:
    def __init__(self, path: str = FILE):
        self.config = read_yaml(path)

    def trainer(self) -> TrainerConfig:
        part = self.config.training
        return TrainerConfig(data=part.data, folder=part.folder, file=part.file)


def boxed():
    return Box.from_yaml(filename=FILE)


def named():
    with open(FILE) as opened:
        content = yaml.safe_load(opened)
    return SimpleNamespace(**content["serving"])


def easy():
    with open(FILE) as opened:
        return EasyDict(yaml.safe_load(opened))
