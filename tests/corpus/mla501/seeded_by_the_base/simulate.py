import numpy as np
import pandas as pd

from traffic import RushHour


class Simulation:
    def __init__(self, seed):
        self.traffic = RushHour(seed, 2.0)

    def cars(self, hours):
        return np.random.poisson(self.traffic.rate, hours)


def run():
    simulation = Simulation(7)
    pd.DataFrame({"cars": simulation.cars(24)}).to_csv("cars.csv")


if __name__ == "__main__":
    run()
