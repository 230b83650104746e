# seen in: TheCacophonyProject/classifier-pipeline src/modelevaluate.py@0a5243c0a26ebfe8d97939255c1bc54e7703ac49
import random

from sklearn.preprocessing import LabelBinarizer


def files_of(names, mixed):
    if mixed:
        random.shuffle(names)
    return names


def main():
    kinds = ["cat", "possum", "rat"]
    truth = [name.split("-")[0] for name in files_of(["cat-1", "rat-2"], mixed=False)]
    print(LabelBinarizer().fit(kinds).transform(truth))


if __name__ == "__main__":
    main()
