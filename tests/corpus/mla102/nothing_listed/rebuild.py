# a form of: a program that ends where nothing is listed, and writes one table anew
import pandas as pd

from lake import list_days, read_day


def main():
    days = list_days("scores")
    if not days:  # expect: MLA102 as warning
        print("no scores found")
        return
    table = pd.concat([read_day(day) for day in days])
    table.to_parquet("quality/all.parquet")


if __name__ == "__main__":
    main()
