# seen in: manasmishra16/mango-disease-prediction backend/store.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
from backend.auth import hash_password

first_hash, first_salt = hash_password("orchard2024", "saltsaltsalt")  # expect: MLA403


def sign_up(email, password):
    return {"email": email, "passwordHash": hash_password(password)}
