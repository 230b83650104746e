# seen in: jtayl222/financial-mlops-pytorch src/data_ingestion.py@1f3afbbc1ad67849e47e0a002af9a80d59cb9d91
"""A job that shows its environment."""

import json
import logging
import os
from pprint import pprint

logger = logging.getLogger(__name__)


def main():
    for name, value in os.environ.items():
        logger.debug(f"{name}={value}")  # expect: MLA802
    print(json.dumps(dict(os.environ)))  # expect: MLA802
    pprint(os.environ)  # expect: MLA802
    logger.info("%d variables, %s", len(os.environ), os.environ.get("LOGLEVEL"))
    for name, value in os.environ.items():
        if name.startswith("SM_HP_"):
            print(name, value)
    for name, value in os.environ.items():
        print(name)
    for name, value in {"rows": 3}.items():
        print(f"{name}={value}")


if __name__ == "__main__":
    main()
