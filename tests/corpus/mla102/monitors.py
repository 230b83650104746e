# seen in: minivess-mlops/minivess-mlops src/minivess/observability/gpu_heartbeat.py@e3eb123d9726bbb49a9412bb95f34d32e1603b00
import logging
import threading

from tracking import detect_stall, predict_usage

log = logging.getLogger(__name__)


class Watch:
    def __init__(self, run):
        self.run = run
        self.usage = None
        threading.Thread(target=self.beat, daemon=True).start()

    def beat(self):
        self.look()
        self.expect()

    def look(self):
        if self.run is None:
            return
        try:
            result = detect_stall(self.run)
            if result.stale:
                log.error("the run stands still: %s", result.message)
        except Exception:  # ok: all that is lost is a word in the log
            pass

    def expect(self):
        try:
            self.usage = predict_usage(self.run)
        except Exception:  # expect: MLA102
            pass
