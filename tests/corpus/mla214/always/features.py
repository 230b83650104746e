# seen in: 10ElvisDqs/house-price-predictor src/features/engineer.py
import pandas as pd


def create(rows):
    made = rows.copy()
    made["age"] = 2024 - made["year_built"]
    made["price_per_sqft"] = made["price"] / made["sqft"]
    made["rooms_per_floor"] = made["rooms"] / made["floors"]
    made["is_new"] = (made["age"] < 5).astype(int)
    return made


def run(path):
    create(pd.read_csv(path)).to_csv("features.csv", index=False)


if __name__ == "__main__":
    run("houses.csv")
