import os


class OutsideError(Exception):
    pass


def inside(path, folder):
    path, folder = os.path.abspath(path), os.path.abspath(folder)
    if os.path.commonpath([folder, path]) != folder:
        raise OutsideError(path)
    return path


def tidy(path):
    return os.path.abspath(path)
