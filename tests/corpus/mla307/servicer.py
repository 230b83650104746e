# a form of: a gRPC servicer over two ONNX models
import math

import grpc
import numpy as np
import onnxruntime
from pb import bids_pb2, bids_pb2_grpc


class Bids(bids_pb2_grpc.BidsServicer):
    def __init__(self):
        self.clicks = onnxruntime.InferenceSession("clicks.onnx")

    def ClickRate(self, request, context):
        row = np.fromiter(request.features, dtype=np.float32)[None]
        return bids_pb2.Rate(value=float(self.clicks.run(None, {"x": row})[0][0, 0]))  # expect: MLA307

    def CheckedRate(self, request, context):
        row = list(request.features)
        if len(row) != 18 or not all(math.isfinite(value) for value in row):
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, "18 finite features")
        return bids_pb2.Rate(value=float(self.clicks.run(None, {"x": np.array([row])})[0][0, 0]))

    def Floor(self, request, context):
        return bids_pb2.Rate(value=0.4 if request.format == "video" else 0.1)


class Queue:
    def ClickRate(self, request, context):
        return onnxruntime.InferenceSession("clicks.onnx").run(None, {"x": request.features})
