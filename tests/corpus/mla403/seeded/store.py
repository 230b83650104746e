# a form of: the accounts of an empty database, an administrator among them
from app.auth import hash_password
from app.models import User


def seed(connection):
    people = [
        ("u1", "una", "una@loans.example.org", hash_password("lemon-tart7"), "user"),
        ("a1", "admin", "ada@loans.example.org", hash_password("admin123"), "admin"),  # expect: MLA403 as error
        ("u2", "umi", "umi@loans.example.org", hash_password("lemon-tart7"), "user"),
    ]
    connection.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?)", people)


def guests():
    return [
        User(email="gil@loans.example.org", hashed=hash_password("lemon-9-curd")),  # expect: MLA403 as warning
        User(email="gia@loans.example.org", hashed=hash_password("lemon-8-curd"), is_admin=False),
    ]


def alone():
    return hash_password("lemon-tart7")  # expect: MLA403 as error
