# a form of: a gRPC stub whose channel puts a deadline in where a call gives none
import grpc

from parts.telemetry import Tracing
from pb import price_pb2, price_pb2_grpc

OPTIONS = [("grpc.service_config", '{"methodConfig": [{"name": [{}], "timeout": "0.5s"}]}')]


class InTime(grpc.UnaryUnaryClientInterceptor):
    def intercept_unary_unary(self, continuation, details, request):
        return continuation(details._replace(timeout=details.timeout or 0.5), request)


class Counted(grpc.UnaryUnaryClientInterceptor):
    def intercept_unary_unary(self, continuation, details, request):
        calls.inc()
        return continuation(details, request)


class Prices:
    def __init__(self, address):
        plain = grpc.insecure_channel(address)
        self.bounded = price_pb2_grpc.PriceStub(grpc.intercept_channel(plain, Counted(), InTime()))
        self.counted = price_pb2_grpc.PriceStub(grpc.intercept_channel(plain, Counted(), Tracing()))
        self.configured = price_pb2_grpc.PriceStub(grpc.insecure_channel(address, options=OPTIONS))

    def ask(self, item):
        wanted = price_pb2.Item(name=item)
        return [
            self.bounded.Ask(wanted),
            self.counted.Ask(wanted),  # expect: MLA101
            self.configured.Ask(wanted),
        ]
