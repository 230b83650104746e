# seen in: decodingml/llm-twin-course src/feature_pipeline/generate_dataset/generate.py@457e550cb0d273d0c803ce1e2cb3ec0050c33e76
"""A script that makes rows for a later training, and cannot hand them over."""

import json
import logging

from comet_ml import Artifact, start

log = logging.getLogger(__name__)


class Maker:
    def push(self, rows, path):
        try:
            experiment = start()
            path.write_text(json.dumps(rows))
            artifact = Artifact("rows")
            artifact.add(path)
            experiment.log_artifact(artifact)
        except Exception:  # expect: MLA102
            log.exception("the rows could not be pushed")

    def push_loudly(self, rows, path):
        experiment = start()
        path.write_text(json.dumps(rows))
        experiment.log_artifact(Artifact("rows"))

    def draw(self, rows, path):
        try:
            figure = rows.plot()
            figure.savefig(path)
        except Exception:
            log.exception("no picture")


if __name__ == "__main__":
    maker = Maker()
    maker.push([], None)
    maker.push_loudly([], None)
    maker.draw([], None)
