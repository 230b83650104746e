# seen in: infiniflow/ragflow agent/component/variable_aggregator.py@b1b8cd623520b97b2526ffb1514bd812bdcc7eaf
"""Each function that is decorated has a limit of its own, and one variable for all of them to be told otherwise."""

import os

from flow.limits import timeout

STORE = os.environ.get("STORE_URL", "http://store:80")  # expect: MLA902


@timeout(int(os.environ.get("STEP_TIMEOUT", 3)))
def collect(steps):
    return list(steps)
