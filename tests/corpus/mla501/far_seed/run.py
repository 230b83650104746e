import argparse

from setup_run import prepare
from loop import fit

parser = argparse.ArgumentParser()
parser.add_argument("--seed", type=int, default=0)


def main():
    args = parser.parse_args()
    prepare(args)
    fit(10)


if __name__ == "__main__":
    main()
