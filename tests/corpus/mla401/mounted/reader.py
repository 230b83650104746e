import pickle


def unpickle(path):
    with open(path, "rb") as stream:
        return pickle.load(stream)
