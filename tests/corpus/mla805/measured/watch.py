from prometheus_client import Histogram

LATENCY = Histogram("predict_seconds", "time of one prediction")
