import os

BARN = os.getenv("BARN_ID", "barn-1")
