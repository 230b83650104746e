from sqlalchemy import Engine, create_engine, text

from base import Base


def prepare(engine: Engine) -> None:
    Base.metadata.create_all(bind=engine)
    widen(engine)


def widen(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        return
    with engine.begin() as connection:
        connection.execute(text("alter table notes add column owner text"))


def widen_all(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("alter table notes add column owner text"))
