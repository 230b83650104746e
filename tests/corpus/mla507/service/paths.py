"""A path that nothing loads from while the service starts."""

import sys

sys.path.append("/home/mara/hearing/src")  # expect: MLA507 as warning
LABELS = ["music", "speech"]
