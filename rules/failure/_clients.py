"""Outbound APIs, how long they wait when nobody says, and which argument says.

The defaults are those of the libraries' own sources, in seconds; None waits for ever. A default that changed between
releases names the release from which it is sane, so that a project's pins can decide.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Call(NamedTuple):
    """A call that carries its own bound. `of_urls`: it waits for a server only where it is given a URL."""

    keywords: tuple[str, ...] = ("timeout",)
    position: int | None = None
    default: float | None = None
    serving_only: bool = False
    socket_default: bool = False
    waits_for: str = "a stalled server"
    of_urls: bool = False


class Client(NamedTuple):
    """A client whose constructor carries the bound for all of its calls.

    `per_call` names the keywords by which a single call may set it instead. `sane_from` is the (package, version) from
    which the default is short enough. `drivers` are the packages of which the project has to require one: without them
    the client talks to nothing that is far away. `asked`: it is a model's, whose calls are what waits. `ends`: what a
    stall comes to where the driver has bounds of its own.
    """

    keywords: tuple[str, ...] = ("timeout",)
    position: int | None = None
    default: float | None = None
    per_call: tuple[str, ...] = ("timeout",)
    retries: int = 0
    sane_from: tuple[str, str] | None = None
    explicit_only: bool = False
    socket_default: bool = False
    in_address: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    drivers: tuple[str, ...] = ()
    serving_only: bool = False
    waits_for: str = "a stalled server"
    asked: bool = False
    ends: str = ""


_HTTP_METHODS: Final = ("get", "post", "put", "patch", "delete", "head", "options")
_SOCKET: Final = Call(socket_default=True)


def _requests() -> dict[str, Call]:
    found = {f"requests.{method}": Call() for method in (*_HTTP_METHODS, "request")}
    for session in ("requests.Session()", "requests.session()", "requests.sessions.Session()"):
        found |= {f"{session}.{method}": Call() for method in (*_HTTP_METHODS, "send")}
        found[f"{session}.request"] = Call(position=8)
    for method in _HTTP_METHODS:
        found[f"requests.api.{method}"] = Call()
        found[f"requests_oauthlib.OAuth2Session().{method}"] = Call()
    return found


def _processes() -> dict[str, Call]:
    waits = Call(serving_only=True, waits_for="a child process that hangs")
    found = {f"subprocess.{name}": waits for name in ("run", "call", "check_call", "check_output")}
    found["subprocess.Popen().communicate"] = waits._replace(position=1)
    found["subprocess.Popen().wait"] = waits._replace(position=0)
    never = waits._replace(keywords=())
    found["os.system"] = never
    found |= {f"ffmpeg.{made}run": never for made in ("", "input().output().", "input().output().overwrite_output().")}
    return found


CALLS: Final[dict[str, Call]] = {
    **_requests(),
    **_processes(),
    "urllib.request.urlopen": _SOCKET._replace(position=2),
    "urllib.request.urlretrieve": Call(keywords=(), socket_default=True),
    "urllib2.urlopen": _SOCKET._replace(position=2),
    "six.moves.urllib.request.urlopen": _SOCKET._replace(position=2),
    "six.moves.urllib.request.urlretrieve": Call(keywords=(), socket_default=True),
    **{
        f"pandas.read_{kind}": Call(keywords=(), socket_default=True, of_urls=True)
        for kind in ("csv", "excel", "feather", "html", "json", "parquet", "pickle", "sas", "stata", "table", "xml")
    },
    "urllib3.request": _SOCKET,
    "socket.create_connection": _SOCKET._replace(position=1),
    "websocket.create_connection": _SOCKET._replace(position=1),
    "wget.download": Call(keywords=(), socket_default=True),
    "keras_image_helper.create_preprocessor().from_url": Call(keywords=(), socket_default=True, serving_only=True),
    "tritonclient.grpc.InferenceServerClient().infer": Call(keywords=("client_timeout",), position=11),
    "tritonclient.grpc.aio.InferenceServerClient().infer": Call(keywords=("client_timeout",), position=11),
    "google.cloud.aiplatform.Endpoint().predict": Call(position=2),
    "litellm.completion": Call(keywords=("timeout", "request_timeout"), default=6000.0),
    "litellm.acompletion": Call(keywords=("timeout", "request_timeout"), default=6000.0),
    "litellm.embedding": Call(keywords=("timeout", "request_timeout"), default=6000.0),
    "litellm.aembedding": Call(keywords=("timeout", "request_timeout"), default=6000.0),
    "openai.ChatCompletion.create": Call(keywords=("timeout", "request_timeout"), default=600.0),
    "openai.Completion.create": Call(keywords=("timeout", "request_timeout"), default=600.0),
    "openai.Embedding.create": Call(keywords=("timeout", "request_timeout"), default=600.0),
    "openai.chat.completions.create": Call(default=600.0),
    **{
        f"openai.{name}.create": Call(default=600.0)
        for name in ("embeddings", "responses", "audio.transcriptions", "audio.translations", "audio.speech")
    },
    "openai.images.generate": Call(default=600.0),
    "openai.moderations.create": Call(default=600.0),
    "google.generativeai.GenerativeModel().generate_content": Call(keywords=("request_options",), default=60.0),
    "google.generativeai.GenerativeModel().generate_content_async": Call(keywords=("request_options",), default=60.0),
    "google.generativeai.embed_content": Call(keywords=("request_options",), default=60.0),
    "ollama.chat": Call(keywords=()),
    "ollama.generate": Call(keywords=()),
    "ollama.embed": Call(keywords=()),
    "ollama.embeddings": Call(keywords=()),
    "ollama.list": Call(keywords=()),
    "ollama.show": Call(keywords=()),
    "ray.get": Call(serving_only=True, waits_for="a task that never ends"),
}
"""Calls by their resolved name."""

_PROVIDER: Final = Client(keywords=("timeout", "http_client"), default=600.0, retries=2, asked=True)
_LANGCHAIN: Final = Client(keywords=("timeout", "request_timeout", "default_request_timeout"), per_call=(), asked=True)
"""These hand their own default, None, to the provider's client, whose 600 s are off then, as is what an HTTP client of
one's own would say: langchain-openai and langchain-anthropic 0.2 to 1.7, langchain-groq 1.1, langchain-community
0.0.20 to 0.3.27 (with openai from 1.0 on).
"""
_LANGCHAIN_OLD: Final = Client(
    keywords=("timeout", "request_timeout", "http_client", "default_request_timeout"), default=600.0, asked=True
)
_MONGO: Final = Client(
    keywords=("socketTimeoutMS", "timeoutMS", "serverSelectionTimeoutMS"),
    per_call=("max_time_ms", "maxTimeMS"),
    in_address=("timeoutms=",),
    ends="a server that is away is given up after 30 s, and a query that it never ends is waited for without a bound",
)
_REDIS: Final = Client(
    keywords=("socket_timeout", "connection_pool"),
    per_call=(),
    sane_from=("redis", "8"),
    in_address=("socket_timeout=",),
)
_POSTGRES: Final = Client(keywords=("connect_timeout",), per_call=(), in_address=("connect_timeout",))
_ENGINE: Final = Client(
    keywords=("connect_args", "creator", "poolclass"),
    per_call=(),
    in_address=("timeout", "sqlite", "duckdb"),
    drivers=(
        *("psycopg", "psycopg2", "psycopg2-binary", "asyncpg", "pg8000"),
        *("pymysql", "mysqlclient", "mysql-connector-python", "aiomysql", "oracledb", "cx-oracle", "pyodbc", "pymssql"),
    ),
    serving_only=True,
    waits_for="a database that does not answer",
)
_HTTPX: Final = Client(default=5.0, explicit_only=True)

CLIENTS: Final[dict[str, Client]] = {
    "openai.OpenAI": _PROVIDER,
    "openai.AsyncOpenAI": _PROVIDER,
    "openai.AzureOpenAI": _PROVIDER,
    "openai.AsyncAzureOpenAI": _PROVIDER,
    "anthropic.Anthropic": _PROVIDER,
    "anthropic.AsyncAnthropic": _PROVIDER,
    "anthropic.AnthropicBedrock": _PROVIDER,
    "anthropic.AnthropicVertex": _PROVIDER,
    "groq.Groq": _PROVIDER._replace(default=60.0),
    "groq.AsyncGroq": _PROVIDER._replace(default=60.0),
    "together.Together": Client(default=600.0, asked=True),
    "cohere.Client": Client(
        keywords=("timeout", "httpx_client"), default=300.0, per_call=("request_options",), asked=True
    ),
    "cohere.ClientV2": Client(
        keywords=("timeout", "httpx_client"), default=300.0, per_call=("request_options",), asked=True
    ),
    "cohere.AsyncClient": Client(
        keywords=("timeout", "httpx_client"), default=300.0, per_call=("request_options",), asked=True
    ),
    "cohere.AsyncClientV2": Client(
        keywords=("timeout", "httpx_client"), default=300.0, per_call=("request_options",), asked=True
    ),
    "mistralai.Mistral": Client(
        keywords=("timeout_ms", "client", "async_client"), per_call=("timeout_ms",), asked=True
    ),
    "google.genai.Client": Client(keywords=("http_options",), per_call=("config",), asked=True),
    "ollama.Client": Client(per_call=(), asked=True),
    "ollama.AsyncClient": Client(per_call=(), asked=True),
    "huggingface_hub.InferenceClient": Client(per_call=(), asked=True),
    "huggingface_hub.AsyncInferenceClient": Client(per_call=(), asked=True),
    "litellm.Router": Client(keywords=("timeout", "stream_timeout"), default=6000.0, asked=True),
    "langchain_openai.ChatOpenAI": _LANGCHAIN,
    "langchain_openai.AzureChatOpenAI": _LANGCHAIN,
    "langchain_openai.OpenAIEmbeddings": _LANGCHAIN,
    "langchain_openai.AzureOpenAIEmbeddings": _LANGCHAIN,
    "langchain_openai.OpenAI": _LANGCHAIN,
    "langchain_openai.AzureOpenAI": _LANGCHAIN,
    **{
        f"{package}.{kind}.{module}{name}": client
        for package, client in (("langchain", _LANGCHAIN_OLD), ("langchain_community", _LANGCHAIN))
        for kind, names in (
            ("chat_models", ("ChatOpenAI", "AzureChatOpenAI")),
            ("llms", ("OpenAI", "AzureOpenAI", "OpenAIChat")),
            ("embeddings", ("OpenAIEmbeddings",)),
        )
        for module in ("", "openai.")
        for name in names
    },
    "langchain_anthropic.ChatAnthropic": _LANGCHAIN,
    "langchain_groq.ChatGroq": _LANGCHAIN,
    **{
        f"langchain_ollama.{name}": Client(keywords=("client_kwargs", "sync_client_kwargs"), per_call=(), asked=True)
        for name in ("ChatOllama", "OllamaLLM", "OllamaEmbeddings")
    },
    **{
        f"langchain_community.{name}": Client(per_call=(), asked=True)
        for name in ("llms.Ollama", "chat_models.ChatOllama", "llms.ollama.Ollama", "chat_models.ollama.ChatOllama")
    },
    "aiohttp.ClientSession": Client(default=300.0),
    "httpx.Client": _HTTPX,
    "httpx.AsyncClient": _HTTPX,
    "urllib3.PoolManager": Client(socket_default=True),
    "redis.Redis": _REDIS,
    "redis.StrictRedis": _REDIS,
    "redis.from_url": _REDIS,
    "redis.Redis.from_url": _REDIS,
    "redis.StrictRedis.from_url": _REDIS,
    "redis.asyncio.Redis": _REDIS,
    "redis.asyncio.from_url": _REDIS,
    "redis.asyncio.Redis.from_url": _REDIS,
    **{
        f"{module}.{pool}{made}": _REDIS
        for module in ("redis", "redis.asyncio")
        for pool in ("ConnectionPool", "BlockingConnectionPool")
        for made in ("", ".from_url")
    },
    "psycopg.connect": _POSTGRES,
    "psycopg.AsyncConnection.connect": _POSTGRES,
    "psycopg2.connect": _POSTGRES,
    "asyncpg.connect": Client(keywords=("command_timeout",)),
    "asyncpg.create_pool": Client(keywords=("command_timeout",)),
    "sqlalchemy.create_engine": _ENGINE,
    "sqlalchemy.ext.asyncio.create_async_engine": _ENGINE,
    "sqlmodel.create_engine": _ENGINE,
    "pymysql.connect": Client(keywords=("read_timeout",), per_call=()),
    "pymongo.MongoClient": _MONGO,
    "pymongo.AsyncMongoClient": _MONGO,
    "motor.motor_asyncio.AsyncIOMotorClient": _MONGO,
    "elasticsearch.Elasticsearch": Client(
        keywords=("request_timeout", "timeout"), per_call=("request_timeout",), default=10.0, explicit_only=True
    ),
    "opensearchpy.OpenSearch": Client(per_call=("request_timeout",), default=10.0, explicit_only=True),
    "qdrant_client.QdrantClient": Client(default=5.0, explicit_only=True),
    "websockets.connect": Client(keywords=("open_timeout",), per_call=(), default=10.0, explicit_only=True),
    "smtplib.SMTP": Client(position=3, per_call=(), socket_default=True),
    "smtplib.SMTP_SSL": Client(position=5, per_call=(), socket_default=True),
    "ftplib.FTP": Client(position=4, per_call=(), socket_default=True),
    "imaplib.IMAP4_SSL": Client(position=5, per_call=(), socket_default=True),
    "http.client.HTTPConnection": Client(position=2, per_call=(), socket_default=True),
    "http.client.HTTPSConnection": Client(position=2, per_call=(), socket_default=True),
    "boto3.client": Client(
        keywords=("config",),
        default=60.0,
        retries=4,
        per_call=(),
        services=(*("sagemaker-runtime", "runtime.sagemaker", "bedrock-runtime", "bedrock-agent-runtime"),),
        asked=True,
    ),
}
"""Clients by the resolved name of what makes them."""

HTTPX_CALLS: Final = frozenset(
    f"{owner}.{method}"
    for owner in ("httpx", "httpx.Client()", "httpx.AsyncClient()")
    for method in (*_HTTP_METHODS, "request", "stream", "send")
)
"""Calls that wait 5 s unless ``timeout=None`` is written."""

GUARDS: Final = frozenset(
    {"wait_for", "timeout", "timeout_at", "fail_after", "move_on_after", "Timeout", "time_limit", "func_timeout"}
)
"""Names, by their last part, of what bounds the block or the call inside it."""

REMOTE: Final = ("grpc", "tritonclient", "tensorflow_serving", "httpx", "requests", "kserve", "sagemaker", "mlflow")
"""Modules whose import makes it likely that an object called a client talks over a network."""
