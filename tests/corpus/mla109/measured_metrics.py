"""What measures is no telemetry, whatever it is called; what only counts may be lost."""

import logging

from sqlalchemy import select

from .tables import Rows

log = logging.getLogger(__name__)


class Drift:
    async def _compute_drift_metrics(self, model):
        try:
            rows = await self.session.execute(select(Rows).where(Rows.model == model.id))
            found = rows.scalars().all()
            return {row.name: row.share for row in found}
        except Exception as error:  # expect: MLA109
            log.error("no drift: %s", error, exc_info=True)
            return {}

    async def check(self, model):
        shares = await self._compute_drift_metrics(model)
        worst = max(shares.values(), default=0.0)
        return {"drift": "high" if worst > 0.2 else "none"}

    async def push_metrics(self, model):
        try:
            rows = await self.session.execute(select(Rows).where(Rows.model == model.id))
            self.gauge.set(len(rows.scalars().all()))
        except Exception as error:
            log.error("not pushed: %s", error)
