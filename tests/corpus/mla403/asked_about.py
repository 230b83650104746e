# a form of: a script that asks whether a user still has the password that everybody tries first
from users import load_user, set_password, verify_password


def ask():
    password = "password123"  # expect: MLA403 as info
    user = load_user("admin@acme.test")
    print("matches", verify_password(password, user.hashed))


def give():
    first_password = "password1234"  # expect: MLA403 as error
    user = load_user("admin@acme.test")
    set_password(user, first_password)
    print("matches", verify_password(first_password, user.hashed))


if __name__ == "__main__":
    ask()
    give()
