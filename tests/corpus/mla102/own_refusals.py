# seen in: SciPhi-AI/R2R py/core/providers/auth/r2r_auth.py@9c5a94d151f90876bd7eb860f300a8fd662dc481
"""Refusals that a function catches itself, before anybody hears of them."""


class ApiError(Exception):
    def __init__(self, status_code, message):
        super().__init__(message)
        self.status_code = status_code


async def sign_in(users, mail, key):
    try:
        user = await users.by_mail(mail)
        if user and not user.key:
            raise ApiError(status_code=401, message="the account is not linked")
    except Exception:  # expect: MLA102 info
        user = await users.create(mail, key)
    return user


async def sign_in_or_refuse(users, mail, key):
    try:
        user = await users.by_mail(mail)
        if user and not user.key:
            raise ApiError(status_code=401, message="the account is not linked")
    except KeyError:
        user = await users.create(mail, key)
    return user
