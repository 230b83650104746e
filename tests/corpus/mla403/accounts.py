# seen in: manasmishra16/mango-disease-prediction backend/store.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
from backend.auth import hash_password

first_hash, first_salt = hash_password("orchard2024", "saltsaltsalt")  # expect: MLA403


def sign_up(email, password):
    return {"email": email, "passwordHash": hash_password(password)}


def first(password_hasher, session):
    session.add(User(username="admin", password="admin", role="admin"))  # expect: MLA403
    session.add(User(username="guest", password=""))


def known(users):
    users.append({"username": "root", "password": hash_password("letmein"), "role": "admin"})  # expect: MLA403
    return hash_password("dummy")


def tried(session):
    session.add(User(username="tester", password="test", role="admin"))
    session.add(User(username="bench@loads.example.org", password="apricot", email="bench@loads.example.org"))
