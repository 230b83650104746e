# seen in: trainindata/deploying-machine-learning-models packages/ml_api/api/config.py@594bebbc451250d61e0a9b836c0a2ce794426d4f
import os
from typing import ClassVar


class Config:
    DEBUG: ClassVar[bool] = False
    HOST: str = os.environ.get("HOST", "127.0.0.1")
    PORT: os.environ.get("PORT", "5000")  # expect: MLA902
