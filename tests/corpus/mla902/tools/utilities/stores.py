import os

STORE = os.getenv("STORE_URL", "http://store:7000")  # expect: MLA902
