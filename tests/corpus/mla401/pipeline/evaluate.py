# seen in: iterative/example-get-started src/evaluate.py@06ea48980a34ef57041c9b905cafcb40d9c3ddbc
"""A stage of a pipeline that reads what the stage before it wrote, from the folder that it is told."""

import os
import pickle
import sys


def main():
    with open(os.path.join(sys.argv[2], "features.pkl"), "rb") as stream:
        features = pickle.load(stream)
    with open(sys.argv[1], "rb") as stream:
        model = pickle.load(stream)  # expect: MLA401
    with open(os.path.join(sys.argv[2], "bought.pkl"), "rb") as stream:
        bought = pickle.load(stream)  # expect: MLA401
    return model.score(features, bought)


if __name__ == "__main__":
    main()
