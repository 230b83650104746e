"""What brings values into a program from outside it, by name, and what hands them on as they are."""

from __future__ import annotations

import re
from typing import Final

from mlaudit.code.pattern import regex

CALLS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (regex(pattern), kind)
    for pattern, kind in (
        (r"^os\.(getenv|environ\.get|environ\.setdefault)$|^environs\.Env\(\)|^decouple\.config$", "environment"),
        (
            r"^builtins\.input$|^argparse\.ArgumentParser\(\)\.parse_(known_)?args$|^sys\.stdin\.read|^fire\.",
            "command line",
        ),
        (r"^(requests|httpx)(\.(Session|Client|AsyncClient|session)\(\))?\.(get|post|put|request|stream)$", "download"),
        (r"^urllib\.request\.(urlopen|urlretrieve)$|^urllib3\.PoolManager\(\)\.|^wget\.download$|^gdown\.", "download"),
        (r"^aiohttp\.ClientSession\(\)\.(get|post|request)$", "download"),
        (
            r"^torch\.hub\.(load_state_dict_from_url|download_url_to_file)$|^tensorflow\.keras\.utils\.get_file$",
            "download",
        ),
        (
            r"^boto3\.(client|resource|Session\(\)\.client)\(\)\..*(get_object|download_file|Object|download_fileobj)",
            "bucket",
        ),
        (
            r"^google\.cloud\.storage\..*(download_|get_blob|blob\(\))|^gcsfs\.|^s3fs\.|^fsspec\.open$|^smart_open\.open$",
            "bucket",
        ),
        (r"^azure\.storage\.blob\..*(download_blob|readall)", "bucket"),
        (
            r"^(redis|aioredis|redis\.asyncio)\.(Strict)?Redis(\(\)|\.from_url\(\))\.(get|hget|lpop|rpop|blpop|mget|hgetall)$",
            "cache",
        ),
        (r"^redis\.from_url\(\)\.(get|hget)|^pymemcache\..*\.get$|^diskcache\.Cache\(\)\.get$", "cache"),
        (r"^sqlite3\.connect\(\).*fetch(one|all|many)$|^psycopg2?\.connect\(\).*fetch(one|all|many)$", "cache"),
        (r"^pymongo\.MongoClient\(\).*find(_one)?$", "cache"),
        (r"^sqlalchemy\.(orm|ext\.asyncio)(\.\w+)?\.(Async)?Session\(\)\.(query|get|scalars?|execute)$", "cache"),
        (r"^kafka\.KafkaConsumer\(\)|^confluent_kafka\.Consumer\(\)\.poll$|^pika\.", "queue"),
        (r"^zmq(\.asyncio)?\.Context(\.instance)?\(\)\.socket\(\)\.recv|^socket\.socket\(\)\.recv", "peer"),
        (r"^huggingface_hub\.(hf_hub_download|snapshot_download|cached_download)$", "hub"),
        (r"^mlflow\.(artifacts\.download_artifacts|tracking\.MlflowClient\(\)\.download_artifacts)", "registry"),
        (r"^mlflow\.MlflowClient\(\)\.download_artifacts$|^wandb\..*(use_artifact|download)", "registry"),
    )
)
VALUES: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (regex(pattern), kind)
    for pattern, kind in (
        (r"^sys\.argv$", "command line"),
        (r"^argparse\.ArgumentParser\(\)\.parse_(known_)?args\(\)", "command line"),
        (r"^absl\.flags\.FLAGS\.", "command line"),
        (r"^os\.environ(b)?$", "environment"),
        (r"^flask\.request\.(files)", "upload"),
        (r"^flask\.request\.", "request"),
        (r"^(fastapi|starlette\.requests|django\.http|quart|sanic|aiohttp\.web)\.(Request|HttpRequest)\(\)", "request"),
        (r"^(fastapi|starlette\.datastructures)\.UploadFile\(\)", "upload"),
        (r"^streamlit\.(sidebar\.)?(text_input|text_area|chat_input)\(\)", "request"),
        (r"^streamlit\.(sidebar\.)?file_uploader\(\)", "upload"),
    )
)
TOPS: Final = frozenset(
    {
        "absl",
        "aiohttp",
        "aioredis",
        "argparse",
        "azure",
        "boto3",
        "builtins",
        "confluent_kafka",
        "decouple",
        "diskcache",
        "django",
        "environs",
        "fastapi",
        "fire",
        "flask",
        "fsspec",
        "gcsfs",
        "gdown",
        "google",
        "httpx",
        "huggingface_hub",
        "kafka",
        "mlflow",
        "os",
        "pika",
        "psycopg",
        "psycopg2",
        "pymemcache",
        "pymongo",
        "quart",
        "redis",
        "requests",
        "s3fs",
        "sanic",
        "smart_open",
        "socket",
        "sqlalchemy",
        "sqlite3",
        "starlette",
        "streamlit",
        "sys",
        "tensorflow",
        "torch",
        "urllib",
        "urllib3",
        "wandb",
        "wget",
        "zmq",
    }
)  # fmt: skip
"""First parts of all names that the patterns can match: most names are settled by one look-up."""

TRANSPARENT: Final = frozenset(
    {
        "builtins.open",
        "builtins.str",
        "builtins.bytes",
        "builtins.bytearray",
        "io.BytesIO",
        "io.StringIO",
        "io.open",
        "gzip.open",
        "gzip.decompress",
        "zlib.decompress",
        "bz2.open",
        "lzma.open",
        "pathlib.Path",
        "os.path.abspath",
        "os.path.expanduser",
        "os.path.realpath",
        "os.path.normpath",
        "os.fspath",
        "tempfile.NamedTemporaryFile.write",
        "aiofiles.open",
        "smart_open.open",
        "zipfile.ZipFile",
        "tarfile.open",
    }
)
METHODS: Final = frozenset(
    {
        "read",
        "read_bytes",
        "read_text",
        "open",
        "encode",
        "decode",
        "expanduser",
        "resolve",
        "absolute",
        "strip",
        "json",
        "get",
        "get_json",
        "getvalue",
        "format",
        "replace",
        "lower",
        "split",
        "as_posix",
        "fetchone",
        "fetchall",
        "get_data",
        "body",
        "form",
        "readall",
        "content",
        "getbuffer",
        "extractfile",
        "filter",
        "filter_by",
        "order_by",
        "first",
        "one_or_none",
        "scalar_one_or_none",
        "scalars",
    }
)
