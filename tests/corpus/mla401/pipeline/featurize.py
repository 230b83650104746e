import os
import pickle
import sys


def save(rows, path):
    with open(path, "wb") as stream:
        pickle.dump(rows, stream)


if __name__ == "__main__":
    save([[1.0]], os.path.join(sys.argv[1], "features.pkl"))
