"""What a file says where something in it may have any size: one that says nothing of it is not looked through."""

from __future__ import annotations

from typing import Final

from .._web.bound import WORDS
from .clipped import SLICES
from .counts import COUNT_WORDS
from .pushed import PUSHES

TRIGGERS: Final = (
    b"UploadFile",
    b".file_size",
    b"FileStorage",
    *(b"await file.read(", b"await image.read(", b"await upload.read("),
    b"File(",
    b"request.files",
    b"request.FILES",
    b"MAX_IMAGE_PIXELS",
    b".multipart(",
    b"BaseModel",
    b"SQLModel",
    b".post(",
    b".route(",
    b"from_url(",
    b".labels(",
    b"event",
    b"truncat",
    b"encode_plus",
    b".decompress(",
    b"Queue(",
    b"MAX_CONTENT_LENGTH",
    b"grpc.server",
    b"grpc.aio",
    b"max_size",
    b".body(",
    b".form()",
    b"get_data(",
    b"async for",
    *(b"imiter", b"hrottl", b"defaultdict(", b"] = {}"),
    *(b"time.time(", b"monotonic(", b"@functools.cache", b"@cache", b"maxsize=None", b"lru_cache(None)", *PUSHES),
    b"ast.Pow",
    b".recv",
    b".read_chunk",
    b"messages=",
    *(b".all()", b".find(", b"SELECT "),
    *(*COUNT_WORDS, *SLICES),
    b"requests.get(",
    b"httpx.get(",
    *(b"urlopen(", b"urlretrieve(", b"AsyncClient(", b"ClientSession(", b".str.contains(", b"Thread("),
    b"bentoml",
    *(b"b64decode", b"rfile", b"fastapi_endpoint", b"web_endpoint", b"def record_", b"def log_", b"def track_"),
    *(b"limit:", b"page_size:", b"per_page:", b"top_k:", b"top_n:", b"k: int", b"n: int"),
    b"= Annotated[",
    *(b'.get("/', b".get('/"),
    *(b"many=True", b"librosa", b"torchaudio", b"soundfile", b"pydub", b"load_audio", b"decode_audio"),
    *WORDS,
    *(b"sentiment-analysis", b"text-classification", b"summarization", b"TextClassificationPipeline"),
    *(b"ForSequenceClassification", b"ForTokenClassification"),
)

__all__ = ["TRIGGERS"]
