# seen in: Yunpei24/fraud-detection-ml api/src/services/user_database_service.py@575593339819b35c9c593a6cd497a11ac3cc3ecc
"""Options that an attribute holds."""

import os

import psycopg2


class Users:
    def __init__(self):
        self.parameters = {"host": os.getenv("HOST", "db"), "dbname": "users"}
        self.bounded = {"host": os.getenv("HOST", "db"), "connect_timeout": 3}
        self.grown = {"host": os.getenv("HOST", "db")}
        self.grown["connect_timeout"] = 3

    def connection(self):
        return psycopg2.connect(**self.parameters)  # expect: MLA101

    def quick(self):
        return psycopg2.connect(**self.bounded)

    def later(self):
        return psycopg2.connect(**self.grown)
