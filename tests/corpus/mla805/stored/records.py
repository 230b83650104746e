from sqlalchemy import Column, Float, Integer, create_engine
from sqlalchemy.orm import DeclarativeBase, sessionmaker

Session = sessionmaker(create_engine("sqlite:///flowers.db"))


class Base(DeclarativeBase):
    pass


class PredictedKind(Base):
    __tablename__ = "kinds"
    id = Column(Integer, primary_key=True)
    petal = Column(Float)
    kind = Column(Integer)


def session():
    with Session() as db:
        yield db


def keep(db, flower, kind):
    row = PredictedKind(petal=flower.petal, kind=kind)
    db.add(row)
    db.commit()
