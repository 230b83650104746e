# seen in: lukasgro63/tinymlops-poc tinysphere/api/services/mlflow_service.py@ffe6cedaaa14fec2599622dcd6b998cca787559f
"""A success that comes from other work than the step that may have failed, and one that is written out."""

import logging

log = logging.getLogger(__name__)


class Parcels:
    def __init__(self, store, steps):
        self.store, self.steps = store, steps

    def process(self, parcel):
        self._rename_parcel(parcel)
        done = sum(step.run(parcel) for step in self.steps)
        outcome = "success" if done else "error"
        return {"status": outcome, "message": f"Processed with {done} steps successful"}

    def deliver(self, parcel):
        self._move_parcel(parcel)
        return {"status": "success", "message": "delivered"}

    def _rename_parcel(self, parcel):
        try:
            self.store.update(parcel.key, {"kind": parcel.kind})
        except Exception as error:  # expect: MLA102 as info
            log.error("not renamed: %s", error)

    def _move_parcel(self, parcel):
        try:
            self.store.update(parcel.key, {"place": parcel.place})
        except Exception as error:  # expect: MLA102 as warning
            log.error("not moved: %s", error)
