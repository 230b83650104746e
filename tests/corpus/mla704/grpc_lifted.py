# a form of: a gRPC server whose limit on messages is lifted
from concurrent import futures

import grpc
import numpy as np
from paddleocr import PaddleOCR
from pb import pages_pb2, pages_pb2_grpc

OPTIONS = [
    ("grpc.keepalive_time_ms", 30_000),
    ("grpc.max_receive_message_length", -1),  # expect: MLA704
]
SMALL = [("grpc.max_receive_message_length", 8 << 20)]


class Pages(pages_pb2_grpc.PagesServicer):
    def __init__(self):
        self.reader = PaddleOCR(lang="fr")

    def Read(self, request, context):
        page = np.frombuffer(request.pixels, dtype=np.uint8).reshape(request.height, request.width, 3)
        return pages_pb2.Text(lines=[line[1][0] for line in self.reader.ocr(page)[0]])


def serve():
    server = grpc.server(futures.ThreadPoolExecutor(4), options=OPTIONS)
    pages_pb2_grpc.add_PagesServicer_to_server(Pages(), server)
    server.start()
    return server


def serve_small():
    server = grpc.server(futures.ThreadPoolExecutor(4), options=SMALL)
    pages_pb2_grpc.add_PagesServicer_to_server(Pages(), server)
    server.start()
    return server
