import os

TELLER = os.getenv("TELLER_URL", "http://teller:9001")  # expect: MLA902 as info
