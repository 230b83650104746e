import os

PLACE = os.getenv("MODEL_DIR", "/app/storage")

if __name__ == "__main__":
    print(PLACE)
