# a form of: a program that ends where its data is missing, and would write each day by itself
from lake import read_rows


def main():
    rows = read_rows("scores")
    if rows.empty:  # expect: MLA102 as warning
        print("no scores found")
        return
    for day, part in rows.groupby("day"):
        part.to_parquet(f"quality/{day}.parquet")


if __name__ == "__main__":
    main()
