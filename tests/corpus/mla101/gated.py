# seen in: Anaghar27/Real-Time-Ride-Demand-Forecasting-and-Dynamic-Pricing-Guardrails src/ingestion/gate.py@1f980eb49b2e3d9bd85ad44f509cbd8eb800bbc9
import subprocess
import sys


def passes():
    done = subprocess.run([sys.executable, "-m", "pytest", "checks", "-q"], capture_output=True)  # expect: MLA101 info
    return done.returncode == 0


def version():
    return subprocess.check_output(["git", "rev-parse", "HEAD"], text=True).strip()
