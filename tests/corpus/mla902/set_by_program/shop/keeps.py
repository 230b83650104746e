import os

BUCKET = os.getenv("SHOP_BUCKET", "kept")
