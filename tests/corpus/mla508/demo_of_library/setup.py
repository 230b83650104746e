from setuptools import find_packages, setup

with open("requirements.txt") as file:
    requirements = file.readlines()

setup(
    name="voices",
    packages=find_packages(),
    install_requires=requirements,
    classifiers=["Programming Language :: Python :: 3"],
)
