import os

BROKERS = os.getenv("FEED_BROKERS", "host.internal:39092")  # expect: MLA902 as info
