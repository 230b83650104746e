import os

import stores

ADDRESS = os.getenv("BACKEND_URL", "http://localhost:9099")
KEY = os.getenv("API_TOKEN", "test")
STORE = os.getenv("STORE_URL", "http://localhost:7000")

if __name__ == "__main__":
    print(ADDRESS, bool(KEY), STORE, stores.STORE)
