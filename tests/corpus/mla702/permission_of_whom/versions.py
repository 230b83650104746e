# a form of: permission_of_what, where who asks is what is refused
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://store/versions")
KNOWN = {"from the vault"}


def approve(version: str, token: str) -> dict:
    if token not in KNOWN:
        raise PermissionError("unknown token")
    with engine.connect() as connection:
        connection.execute(text("insert into approved values (:version)"), {"version": version})
        connection.commit()
    return {"active": version}
