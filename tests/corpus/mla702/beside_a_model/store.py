from sqlalchemy import MetaData, create_engine, insert, select, table
from sqlalchemy.orm import Session

engine = create_engine("sqlite:///logs.db")
metadata = MetaData()


def make_tables():
    metadata.create_all(engine)


def keep(rows):
    with Session(engine) as session:
        session.execute(insert(table("logs")), rows)
        session.commit()
    return len(rows)


def read(name):
    with Session(engine) as session:
        return session.execute(select(table("logs"))).all()
