"""What the smoke checks say of a model on each device, beside torch's own timer in the same run.

    python benchmarks/smoke_device.py [--queries N] [--seconds S] [--output benchmarks/results/smoke_device.md]

Three networks of random weights are made on the spot. Ours: loaded from safetensors in the sandboxed worker of an
audit, single calls timed as MLC209 times them (real columns in, an array out, synchronised with the device). The peer:
`torch.utils.benchmark.Timer` round the same call in a process of its own, with no worker and no sandbox. Where the two
agree, what the sandbox costs is not in the latency that a report shows. Cold start is from an empty process to a
loaded model, the start of the worker and the import of torch among it.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

COLUMNS = 24
PROJECT = """
import torch

def layers(width, depth):
    nn = torch.nn
    middle = [part for _ in range(depth) for part in (nn.Linear(width, width), nn.ReLU())]
    return nn.Sequential(nn.Linear(24, width), nn.ReLU(), *middle, nn.Linear(width, 1))

def small():
    return layers(256, 2)

def medium():
    return layers(2048, 6)

def large():
    return layers(8192, 6)
"""
NETWORKS = ("small", "medium", "large")
PEER = """
import json, sys
import numpy as np
import torch
from safetensors.torch import load_file
from torch.utils.benchmark import Timer

folder, network, device, batch, seconds = sys.argv[1:6]
sys.path.insert(0, folder)
import project

model = getattr(project, network)()
model.load_state_dict(load_file(f"{folder}/{network}.safetensors", device=device))
model = model.to(device).eval()
columns = [np.random.default_rng(i).normal(size=int(batch)) for i in range(24)]

def call():
    rows = np.column_stack([np.asarray(c, dtype=np.float32) for c in columns])
    with torch.inference_mode():
        return model(torch.as_tensor(rows).to(device)).cpu().numpy()

for _ in range(20):
    call()
timer = Timer("call()", globals={"call": call}, num_threads=torch.get_num_threads())
print(json.dumps(timer.adaptive_autorange(min_run_time=0.5, max_run_time=float(seconds)).median))
"""


def ours(folder: Path, network: str, device: str, batch: int, queries: int, seconds: float) -> dict[str, Any]:
    """What the audit's worker tells: seconds of load, cold start and calls, bytes of memory."""
    import numpy as np

    from mlaudit.artifact.handle import ArtifactHandle
    from mlaudit.config import ArtifactSettings

    settings = ArtifactSettings(path=f"{network}.safetensors", factory=f"project:{network}")
    columns = {f"x{i}": np.random.default_rng(i).normal(size=batch) for i in range(COLUMNS)}
    handle = ArtifactHandle("model", settings, folder, device)
    try:
        session = handle.model()
        timing = session.time(columns, batch=batch, warmup=20, queries=queries, seconds=seconds)
        taken = np.sort(np.asarray(timing.seconds))
        report = session.loaded
    finally:
        handle.close()
    return {
        "device": report.device_name or report.device,
        "load": report.seconds,
        "cold": report.cold,
        "device_mb": report.device_memory / 1e6,
        "first_call": timing.warmup[0],
        "p50": float(np.quantile(taken, 0.5)),
        "p99": float(np.quantile(taken, 0.99)),
        "calls": len(taken),
    }


def peer(folder: Path, network: str, device: str, batch: int, seconds: float) -> float:
    """The median of torch's own timer, in seconds."""
    command = [sys.executable, "-c", PEER, str(folder), network, device, str(batch), str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.strip().splitlines()[-1]))


def main() -> int:
    """Print the table, and write it where it is wanted."""
    import torch
    from safetensors.torch import save_file

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=15.0, help="at most, for each row of the table and tool")
    parser.add_argument("--networks", nargs="+", choices=NETWORKS, default=NETWORKS)
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    devices = ["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"]
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "project.py").write_text(PROJECT)
        sys.path.insert(0, name)
        import project

        for network in arguments.networks:
            torch.manual_seed(0)
            save_file(getattr(project, network)().state_dict(), folder / f"{network}.safetensors")
            size = (folder / f"{network}.safetensors").stat().st_size / 1e6
            for device in devices:
                for batch in (1, 256):
                    found = ours(folder, network, device, batch, arguments.queries, arguments.seconds)
                    found["peer"] = peer(folder, network, device, batch, arguments.seconds)
                    found |= {"network": network, "mb": size, "batch": batch}
                    rows.append(found)
                    print(found, file=sys.stderr, flush=True)
    said = f"{platform.machine()}, Python {platform.python_version()}, torch {torch.__version__}, "
    said += f"{torch.get_num_threads()} threads."
    text = f"# Smoke evaluation by device\n\n{said}\n\n{table(rows)}\n"
    print(text)
    if arguments.output:
        arguments.output.write_text(text)
        arguments.output.with_suffix(".json").write_text(json.dumps({"machine": said, "rows": rows}, indent=1) + "\n")
    return 0


def table(rows: list[dict[str, Any]]) -> str:
    """The rows as Markdown; milliseconds for calls, seconds for loads."""
    heads = ("network", "device", "rows a call", "load s", "cold start s", "device MB", "first call ms")
    heads += ("p50 ms", "p99 ms", "calls", "torch's timer, median ms", "ours / torch's")
    lines = [heads, ("---",) * len(heads)]
    for row in rows:
        first, p50, p99, timer = (f"{row[key] * 1000:.3f}" for key in ("first_call", "p50", "p99", "peer"))
        loads = (f"{row['load']:.2f}", f"{row['cold']:.1f}", f"{row['device_mb']:.0f}")
        called = (f"{row['network']}, {row['mb']:.0f} MB", row["device"], str(row["batch"]))
        lines.append((*called, *loads, first, p50, p99, str(row["calls"]), timer, f"{row['p50'] / row['peer']:.2f}"))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
