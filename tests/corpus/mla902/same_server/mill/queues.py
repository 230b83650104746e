import os

NAME = os.getenv("QUEUE_NAME", "grain")  # expect: MLA902 as warning
