"""What a file says where a call in it may wait without a bound: one that says nothing of it is not looked through."""

from __future__ import annotations

from typing import Final

from .calls import CALLS
from .clients import CLIENTS

_WORDS: Final = {
    "asyncio": (),
    "git": (b"clone_from",),
    "google": (b"google.",),
    "http": (),
    "keras": (b"get_file(",),
    "multiprocessing": (b"map_async(",),
    "nltk": (b"nltk.download", b"import download"),
    "numpy": (b"genfromtxt", b"loadtxt"),
    "os": (),
    "skimage": (b"io.imread",),
    "socket": (),
    "tensorflow": (),
    "tf_keras": (),
    "torch": (b"_from_url(", b"load_url(", b"download_url"),
    "torchvision": (),
    "transformers": (b"load_image(", b"TextIteratorStreamer("),
}
"""What a file is read for that holds a call of a module which most files import, or one that `TRIGGERS` names."""
TRIGGERS: Final = (
    *(
        word
        for module in sorted({name.partition(".")[0] for name in (*CALLS, *CLIENTS)})
        for word in _WORDS.get(module, (module.encode(),))
    ),
    b"asyncio",
    b"Queue",
    b"import socket",
    b"os.system",
    b"http.client",
    b"grpc",
    b".delay(",
    b"apply_async(",
    b"AsyncResult(",
    b"session.",
    b"client.",
    b"sleep(",
    b"Thread",
    b"Event",
    b"add_task(",
    b".submit(",
    b'["Records"]',
    b"['Records']",
    b"airflow",
    b"apscheduler",
    b"import schedule",
    b".call_tool(",
    b"ffmpeg",
    *(b"sendgrid", b"resend", b"langchain_huggingface", b"HuggingFaceHubEmbeddings"),
    b"HuggingFaceInferenceAPIEmbeddings",
)

__all__ = ["TRIGGERS"]
