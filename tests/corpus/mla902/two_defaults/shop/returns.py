import os

HOST = os.environ.get("DB_HOST", "postgres")
ZONE = os.environ.get("SHOP_ZONE", "UTC")
