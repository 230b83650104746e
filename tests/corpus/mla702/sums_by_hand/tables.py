from sqlalchemy import Column, Float, Integer, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()


class Rates(Base):
    __tablename__ = "rates"
    player = Column(Integer, primary_key=True)
    season = Column(Integer, primary_key=True)
    strikes = Column(Float)
    walks = Column(Float)


def make_session():
    return sessionmaker(bind=create_engine("sqlite:///rates.db"))
