from setuptools import find_packages, setup

setup(name="tags", packages=find_packages(), scripts=["bin/tags-page"])
