import os

PLACE = os.getenv("MODEL_DIR", "/app/models")  # expect: MLA902

if __name__ == "__main__":
    print(PLACE)
