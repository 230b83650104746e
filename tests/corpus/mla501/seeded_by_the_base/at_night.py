import numpy as np
import pandas as pd

from traffic import Night


def run():
    night = Night(0.1)
    pd.DataFrame({"cars": np.random.poisson(night.factor, 24)}).to_csv("night.csv")  # expect: MLA501


if __name__ == "__main__":
    run()
