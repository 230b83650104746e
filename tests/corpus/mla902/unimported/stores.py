import os

STORE_URL = os.getenv("STORE_URL", "http://localhost:9000")  # expect: MLA902 as warning
