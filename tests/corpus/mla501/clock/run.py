import random
import time

import torch
from loop import fit


def main():  # expect: MLA501
    torch.manual_seed(int(time.time()))
    random.seed()
    fit(10)


if __name__ == "__main__":
    main()
