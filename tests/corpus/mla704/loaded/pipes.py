# seen in: fahmiaziz98/10-11-ml-model-serving utils/pipeline.py@61339f10f3d94c3581147125728e480f757ebb55
from transformers import pipeline


def pipe_from(folder, images=False):
    if images:
        return pipeline("image-classification", model=folder)
    return pipeline("text-classification", model=folder)


def table_from(folder):
    return open(folder).read
