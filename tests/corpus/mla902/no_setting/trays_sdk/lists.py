"""A client library: users of it have an environment of their own."""

import os

METALS = os.getenv("METALS", "tin")
TRAYS = os.getenv("TRAYS_FROM_ANYWHERE", "yes")
