# seen in: IbnuSabilGitHub/Pneumonia-Detection-API main.py
import os

import uvicorn

from hives.settings import settings
from hives.store import open_store

print(settings, open_store())

if __name__ == "__main__":
    uvicorn.run("hives.app:app", backlog=int(os.getenv("HIVE_LIMIT", "20")))  # expect: MLA902 as info
