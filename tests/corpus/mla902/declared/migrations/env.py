import os

print(os.environ["HIVE_URL"])
