# seen in: sushil-negi/mlops-project scripts/run_security_checks.py
"""What a scan for keys logs: where they stand, or what they are."""

import logging
import re
from pathlib import Path

logger = logging.getLogger("scan")
PATTERNS = {"token": r"tok_\w+"}


def scan():
    secrets = []
    for path in Path().glob("*.py"):
        for name, pattern in PATTERNS.items():
            if re.search(pattern, path.read_text()):
                secrets.append(f"{path}: a {name} stands here")
    for secret in secrets[:5]:
        logger.error(f"- {secret}")


def scan_aloud():
    found = []
    for path in Path().glob("*.py"):
        for match in re.findall(PATTERNS["token"], path.read_text()):
            found.append(f"{path}: {match}")
    for secret in found:
        logger.error(f"- {secret}")  # expect: MLA802


if __name__ == "__main__":
    scan()
    scan_aloud()
