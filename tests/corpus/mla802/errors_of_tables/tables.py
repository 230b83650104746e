# seen in: Nipun-Malinga/churn-prediction-system system/backend/server/application/services/user_service.py
# seen in: logingrupa/whisperX-FastAPI app/infrastructure/database/repositories/sqlalchemy_user_repository.py
# seen in: maximebarbier01/futurisys-ml-api app/api/routes.py
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Keeper(Base):
    __tablename__ = "keepers"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(80))
    password_hash: Mapped[str] = mapped_column(String(200))


class Hive(Base):
    __tablename__ = "hives"

    id = Column(Integer, primary_key=True)
    weight = Column(Integer)
