# a form of: a key for work, which the settings of production replace
import os


class Base:
    JWT_SECRET_KEY = "dev"


class Production(Base):
    JWT_SECRET_KEY = os.environ["JWT_SECRET_KEY"]
