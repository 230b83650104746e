"""Run once, by hand."""

import psycopg2
import requests
from pymongo import MongoClient


def main():
    rows = requests.get("https://data.example/rows").json()  # expect: MLA101 as info
    with psycopg2.connect("dbname=rows") as connection:  # expect: MLA101 as info
        connection.cursor().executemany("insert into rows values (%s)", rows)
    MongoClient("mongodb://kept/").prices.rows.insert_many(rows)  # expect: MLA101 as info


if __name__ == "__main__":
    main()
