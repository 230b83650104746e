# a form of: a program whose whole stands in one try
import pandas as pd


def processed():
    return pd.read_csv("rain.csv").dropna()


if __name__ == "__main__":
    try:
        rows = processed()
        rows.to_csv("outputs/rain.csv")
        print("saved")
    except Exception as error:  # expect: MLA102
        print(f"error: {error}")
