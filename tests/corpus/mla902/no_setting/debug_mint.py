import os

print(os.getenv("MINT_URL", "http://mint"))
