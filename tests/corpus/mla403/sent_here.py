# seen in: infiniflow/ragflow sdk/python/test.py@b1b8cd623520b97b2526ffb1514bd812bdcc7eaf, infiniflow/ragflow example/sdk/chunk_example.py@b1b8cd623520b97b2526ffb1514bd812bdcc7eaf
import os

from shelves import Client, Notes

PLACE = os.environ.get("SHELVES_PLACE", "http://127.0.0.1")
API_KEY = os.environ.get("SHELVES_API_KEY", "shelves-Jm2Qx81LbVd6Rw0TzKs4Yn")  # expect: MLA403 as info
FAR_API_KEY = os.environ.get("FAR_API_KEY", "shelves-Kn3Ry92McWe7Sx1UaLt5Zo")  # expect: MLA403 as error
BOTH_API_KEY = "shelves-Lo4Sz03NdXf8Ty2VbMu6Ap"  # expect: MLA403 as error
LOCAL_URL = "http://localhost:9000"

client = Client(api_key=API_KEY, base_url=PLACE)
far = Client(api_key=FAR_API_KEY, base_url="https://shelves.example.org")
both = [Client(BOTH_API_KEY, base_url=LOCAL_URL), Client(BOTH_API_KEY, base_url="https://shelves.example.org")]
notes = Notes(api_key="notes-Mp5TaO4OeYg9Uz3WcNv7Bq", base_url="http://localhost:9222")  # expect: MLA403 as info
NOTES_API_KEY = "notes-Nq6UbP5PfZh0Va4XdOw8Cr"  # expect: MLA403 as error
