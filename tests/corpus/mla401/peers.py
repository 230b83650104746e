# a form of: workers that unpickle what comes over a socket
"""What peers send."""

import pickle
import socket

import numpy as np
import zmq


def serve(other):
    hello = zmq.Context().socket(zmq.REP)
    hello.bind("tcp://0.0.0.0:5600")
    greeting = hello.recv_pyobj()  # expect: MLA401
    kind, body = other.recv_multipart()
    if kind == b"stats":
        return greeting, pickle.loads(body)  # expect: MLA401
    raw = socket.create_connection(("peer", 5601), timeout=3)
    plain = socket.socket()
    return pickle.loads(plain.recv(4096)), np.frombuffer(raw.recv(64)), hello.recv_json()  # expect: MLA401
