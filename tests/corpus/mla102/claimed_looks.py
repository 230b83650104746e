# seen in: Yasmani-Cascante/retail-recommender-system integrate_performance_optimizations.py@d438a0e3bd9521522b2beba1ca92fc3838f06cea
import logging

log = logging.getLogger(__name__)


class Integrator:
    def __init__(self):
        self.applied = []

    def integrate(self):
        try:
            self._find_optimizer()
            self._lower_bounds()
            return True
        except Exception as error:
            log.error("not integrated: %s", error)
            return False

    def _find_optimizer(self):
        try:
            from service.fast import optimize

            if callable(optimize):
                self.applied.append("optimizer")
        except Exception as error:  # ok: nothing was done here that could be undone
            log.error("no optimizer: %s", error)

    def _lower_bounds(self):
        try:
            from service.fast import settings

            settings.bounds.update({"model": 2.0})
            self.applied.append("bounds")
        except Exception as error:  # expect: MLA102
            log.error("bounds: %s", error)
