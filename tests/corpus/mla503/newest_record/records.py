from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase

engine = create_engine("sqlite:///records.db")


class Base(DeclarativeBase):
    pass


class ModelRecord(Base):
    __tablename__ = "model_records"


class Forecast(Base):
    __tablename__ = "forecasts"
