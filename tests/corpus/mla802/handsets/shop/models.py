from sqlalchemy import Column, Float, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Phone(Base):
    __tablename__ = "phones"
    id = Column(Integer, primary_key=True)
    brand = Column(String)
    price = Column(Float)
