# seen in: Nipun-Malinga/churn-prediction-system system/backend/server/application/services/user_service.py@e72fed964c856c3f208df6a53112e5b69bf4b2f2
# seen in: logingrupa/whisperX-FastAPI app/infrastructure/database/repositories/sqlalchemy_user_repository.py@91cb7c6753384aca2fa9f8f141198ad239e75235
# seen in: maximebarbier01/futurisys-ml-api app/api/routes.py@e2ef27e4d1662724c2a32a6d7ffba25faeabd58d
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
