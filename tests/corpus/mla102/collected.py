# seen in: SalisMaxima/ct_scan_mlops src/ct_scan_mlops/validate.py@1447b84da470ca7fee8c846d9a1619fc2a8b4574 (the sound form)
import logging
import sys
from pathlib import Path

import torch

logger = logging.getLogger(__name__)


def main(folder):
    issues = []
    for path in Path(folder).glob("*.pt"):
        try:
            tensor = torch.load(path, weights_only=True)
            if torch.isnan(tensor).any():
                issues.append(f"{path.name}: holds NaN")
        except Exception as error:  # ok: kept with what else is wrong, and told at the end
            issues.append(f"{path.name}: does not load, {error!s}")
    for issue in issues:
        logger.error(issue)
    return len(issues)


def careless(folder):
    tensors = []
    for path in Path(folder).glob("*.pt"):
        try:
            tensors.append(torch.load(path, weights_only=True))
        except Exception:  # expect: MLA102
            continue
    return tensors


if __name__ == "__main__":
    sys.exit(main("tensors"))
