# seen in: apassuello/technical-rag-system src/components/query_processors/analyzers/epic1_ml_analyzer.py@81214fbbc53c5470d7933a81db06b032296f2bb7
import logging

import torch

log = logging.getLogger(__name__)


class Analyzer:
    def __init__(self, folder):
        self.meta_model = torch.load(folder / "meta.pt")
        self.fusion_model = None
        self.view_model = None
        try:
            self.fusion_model = torch.load(folder / "fusion.pt")
        except Exception as error:  # ok: no answer comes from it
            log.warning("no fusion: %s", error)
            self.fusion_model = None
        try:
            self.view_model = torch.load(folder / "view.pt")
        except Exception as error:  # expect: MLA103
            log.warning("no view: %s", error)
            self.view_model = None
        if self.fusion_model or self.view_model:
            log.info("models from %s", folder)

    def analyze(self, row):
        return self.meta_model(row) + self.view_model(row)
