import pandas as pd
from network import Learner
from ratings import parts


def main():
    train, test = parts(pd.read_csv("ratings.csv"), 0.9)
    Learner(8).learn(train)


if __name__ == "__main__":
    main()
