# a form of: accounts for a showing, made by a script that is started by hand
from app.auth import get_password_hash
from app.models import User


def people(session):
    session.add(User(username="admin", hashed=get_password_hash("admin1234"), is_admin=True))  # expect: MLA403 as warning
    session.add(User(username="yuki", hashed=get_password_hash("yuki-1234"), is_admin=False))


if __name__ == "__main__":
    people(None)
