from typing import Any

DATA_CONFIG: dict[str, Any] = {
    "dataset": "orchard-lab/churned-customers",
    "raw_path": None,
    "target": "left",
}
WORDS = {"dataset": "rows of customers"}
