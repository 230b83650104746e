# a form of: a program that ends where nothing is listed, and writes each day by itself
from lake import list_days, read_day


def main():
    days = sorted(list_days("scores"))
    if not days:
        print("no scores found")
        return
    for day in days:
        read_day(day).to_parquet(f"quality/{day}.parquet")


if __name__ == "__main__":
    main()
