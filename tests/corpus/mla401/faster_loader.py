# seen in: victor-iyi/heart-disease heart_disease/config/config.py 06540b582e8752d2bb6a32366077872d32d7c0e4
"""Settings that a caller names, read by the faster loader where there is one."""

import sys

import yaml

try:
    from yaml import CLoader as Loader
except ImportError:
    from yaml import Loader

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:
    from yaml import SafeLoader


def settings(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=Loader)  # expect: MLA401


def plain_settings(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=SafeLoader)


if __name__ == "__main__":
    print(settings(sys.argv[1]), plain_settings(sys.argv[1]))
