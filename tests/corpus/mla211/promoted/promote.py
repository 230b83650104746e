import pickle
import sys


def promote(chosen):
    with open("models/pupil_score.pkl", "wb") as file:
        pickle.dump(chosen, file)


def main():
    promote(pickle.load(sys.stdin.buffer))
