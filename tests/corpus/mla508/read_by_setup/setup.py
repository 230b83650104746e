from setuptools import setup

with open("requirements.txt") as lines:
    wanted = lines.read().split()

setup(name="pears", install_requires=wanted)
