# seen in: microsoft/dstoolkit-mlops-base src/dataprep.py
import pandas as pd


def write_learnt(table, folder, name="learnt.csv"):
    table.to_csv(f"{folder}/{name}")  # expect: MLA202


def write_held(table, folder):
    table.to_csv(f"{folder}/held.csv", index=False)


def write_named(table, folder):
    table.to_csv(f"{folder}/named.csv")


def main():
    table = pd.read_json("rows.json")
    write_learnt(table[:80], "data")
    write_held(table[80:90], "data")
    write_named(table[90:], "data")


if __name__ == "__main__":
    main()
