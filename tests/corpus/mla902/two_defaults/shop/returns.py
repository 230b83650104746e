import os

HOST = os.environ.get("DB_HOST", "postgres")
