"""Data that a program brings whose output is captured, and one that says how it gets on."""

import subprocess


def fetched(name):
    done = subprocess.run(["kaggle", "datasets", "download", "-d", name], capture_output=True)  # expect: MLA101 info
    return done.returncode


def shown(name):
    return subprocess.run(["kaggle", "datasets", "download", "-d", name])


def packed(name):
    return subprocess.run(["tar", "-czf", f"{name}.tgz", name], capture_output=True)
