# a form of: a key for work, which the settings of production replace
import os


class Base:
    JWT_SECRET_KEY = "dev"


class Production(Base):
    JWT_SECRET_KEY = os.environ["JWT_SECRET_KEY"]


class Session:
    GATE_SECRET = os.environ.get("GATE_SECRET")


class ProductionSession(Session):
    GATE_SECRET = "kept-in-the-source"  # expect: MLA403
