# a form of: a program that a make file runs, and that ends well without having written its table
"""Write the table that the training reads."""

import pandas as pd


def main():
    rides = pd.read_csv("raw/rides.csv")
    if rides.empty:  # expect: MLA102 as warning
        print("no rides found")
        return
    stops = pd.read_csv("raw/stops.csv")
    if stops.empty:  # expect: MLA102 as info
        print("no stops found")  # the same end, and the same change mends it
        return
    rides.merge(stops, on="stop").to_parquet("data/rides.parquet")


if __name__ == "__main__":
    main()
