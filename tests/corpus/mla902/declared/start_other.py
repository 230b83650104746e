import os

import uvicorn

from hives.settings import settings

print(settings)

if __name__ == "__main__":
    uvicorn.run("hives.app:app", backlog=int(os.getenv("HIVE_LIMIT", "60")))  # expect: MLA902 as warning
