# a form of: what a run keeps beside its model, and what a package fetches beside it
"""Reports and models, logged in silence; reports, settings and models, fetched in silence."""

from pathlib import Path

import mlflow

FIGURES = "figures/roc.png"


def keep(run, folder):
    for path in [Path("out/results.json"), Path("configs/train.yaml")]:
        try:
            mlflow.log_artifact(str(path))
        except Exception:  # expect: MLA102 as info
            pass
    try:
        mlflow.log_artifact(FIGURES, artifact_path="figures")
        mlflow.log_artifact(f"{folder}/report_{run}.html")
    except Exception:  # expect: MLA102 as info
        pass
    for path in ("out/results.json", "out/model.pkl"):
        try:
            mlflow.log_artifact(path)
        except Exception:  # expect: MLA102 as warning
            pass
    try:
        mlflow.log_artifact("out/xgb_model.json")
    except Exception:  # expect: MLA102 as warning
        pass
    for path in Path(folder).iterdir():
        try:
            mlflow.log_artifact(str(path))
        except Exception:  # expect: MLA102 as warning
            pass


def package(run, folder):
    model = mlflow.artifacts.download_artifacts(run_id=run, artifact_path="model")
    for source, target in (("eval/summary.json", "summary.json"), ("card/README.md", "README.md")):
        try:
            found = mlflow.artifacts.download_artifacts(run_id=run, artifact_path=source)
        except Exception:  # expect: MLA102 as info
            continue
        (folder / target).write_bytes(Path(found).read_bytes())
    for source in ("labels.json", "vocab.txt"):
        try:
            found = mlflow.artifacts.download_artifacts(run_id=run, artifact_path=source)
        except Exception:  # expect: MLA102 as warning
            continue
        (folder / source).write_bytes(Path(found).read_bytes())
    return model
