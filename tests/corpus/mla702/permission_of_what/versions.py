# seen in: HwangChulHee/sepsis-mlops src/sepsis/console/service.py@f727126a087828ed028d4d373f33ebae2e2ef5b2
from pathlib import Path

from sqlalchemy import create_engine, text

engine = create_engine("postgresql://store/versions")


def approve(version: str, actor: str) -> dict:
    if not Path("reports", f"{version}.ok").exists():
        raise PermissionError("this version has not passed its gate")
    with engine.connect() as connection:
        connection.execute(text("insert into approved values (:version, :actor)"), {"version": version, "actor": actor})
        connection.commit()
    return {"active": version}
