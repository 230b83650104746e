# seen in: 05Kamali/Predictive-Maintainance api.py
"""A request changes a setting of the module, whatever its name begins with; a name of the function's own is its own."""

from fastapi import FastAPI

SYSTEM_CONFIG = {"anomaly_rate": 0.05}
app = FastAPI()


@app.post("/settings")
def settings(rate: float) -> str:
    SYSTEM_CONFIG["anomaly_rate"] = rate  # expect: MLA902
    return "ok"


@app.post("/run")
def run(rate: float) -> dict[str, float]:
    run_config = {"anomaly_rate": SYSTEM_CONFIG["anomaly_rate"]}
    run_config["rate"] = rate
    return run_config
