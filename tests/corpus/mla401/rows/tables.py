from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, sessionmaker


class Base(DeclarativeBase):
    pass


class Entry(Base):
    __tablename__ = "entries"
    key: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str]
    live: Mapped[bool]


def session():
    with sessionmaker(create_engine("sqlite:///models.db"))() as opened:
        yield opened
