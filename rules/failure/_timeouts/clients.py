"""Clients of outbound APIs, how long they wait when nobody says, and which argument says.

The defaults are those of the libraries' own sources, in seconds; None waits for ever. A default that changed between
releases names the release from which it is sane, so that a project's pins can decide.
"""

from __future__ import annotations

from typing import Final, NamedTuple


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
_POSTGRES: Final = Client(
    keywords=("connect_timeout",), per_call=(), in_address=("connect_timeout", "statement_timeout", "tcp_user_timeout")
)
"""`options="-c statement_timeout=30000"` has the server end what it is asked."""
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
_AWS: Final = Client(
    keywords=("config",),
    default=60.0,
    retries=4,
    per_call=(),
    services=("sagemaker-runtime", "runtime.sagemaker", "bedrock-runtime", "bedrock-agent-runtime"),
    asked=True,
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
    **{
        f"{package}.{name}": _PROVIDER
        for package, names in (
            ("openai", ("Client", "AsyncClient")),
            ("anthropic", ("Client", "AsyncClient", "AsyncAnthropicBedrock", "AsyncAnthropicVertex")),
        )
        for name in names
    },
    **{f"groq.{name}": _PROVIDER._replace(default=60.0) for name in ("Client", "AsyncClient")},
    **{f"cerebras.cloud.sdk.{name}": _PROVIDER._replace(default=60.0) for name in ("Cerebras", "AsyncCerebras")},
    "together.AsyncTogether": Client(default=600.0, asked=True),
    **{
        f"mistralai.{module}.{name}": Client(default=120.0, per_call=(), asked=True)
        for module, name in (("client", "MistralClient"), ("async_client", "MistralAsyncClient"))
    },
    **{f"voyageai.{name}": Client(default=600.0, per_call=(), asked=True) for name in ("Client", "AsyncClient")},
    **{
        f"elevenlabs{module}.{name}": Client(
            keywords=("timeout", "httpx_client"), default=240.0, per_call=("request_options",)
        )
        for module in ("", ".client")
        for name in ("ElevenLabs", "AsyncElevenLabs")
    },
    **{
        f"azure.ai.inference.{module}{name}": Client(
            keywords=("read_timeout", "connection_timeout", "transport"),
            default=300.0,
            per_call=("read_timeout", "timeout"),
            asked=True,
        )
        for module in ("", "aio.")
        for name in ("ChatCompletionsClient", "EmbeddingsClient", "ImageEmbeddingsClient")
    },
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
    **{
        f"langchain_{name}": _LANGCHAIN
        for name in ("together.ChatTogether", "deepseek.ChatDeepSeek", "xai.ChatXAI", "upstage.ChatUpstage")
    },
    "langchain_openai.chat_models.ChatOpenAI": _LANGCHAIN,
    "langchain_openai.chat_models.AzureChatOpenAI": _LANGCHAIN,
    "langchain_openai.embeddings.OpenAIEmbeddings": _LANGCHAIN,
    "langchain_anthropic.AnthropicLLM": _LANGCHAIN,
    **{f"langchain_community.chat_models.{module}ChatAnthropic": _LANGCHAIN for module in ("", "anthropic.")},
    "langchain_mistralai.ChatMistralAI": Client(default=120.0, per_call=(), asked=True),
    "langchain_cohere.ChatCohere": Client(keywords=("timeout_seconds",), default=300.0, per_call=(), asked=True),
    "langchain_huggingface.HuggingFaceEndpoint": Client(default=120.0, per_call=(), asked=True),
    "langchain_community.llms.HuggingFaceEndpoint": Client(default=120.0, per_call=(), asked=True),
    **{
        f"{module}.{name}": Client(keywords=(), per_call=(), asked=True)
        for module, name in (
            ("langchain_huggingface", "HuggingFaceEndpointEmbeddings"),
            ("langchain_huggingface.embeddings", "HuggingFaceEndpointEmbeddings"),
            ("langchain_community.embeddings", "HuggingFaceHubEmbeddings"),
            ("langchain_community.embeddings", "HuggingFaceInferenceAPIEmbeddings"),
        )
    },
    **{
        f"langchain_google_genai.{name}": Client(
            keywords=("timeout", "request_timeout"), default=60.0, per_call=("timeout",), asked=True
        )
        for name in ("ChatGoogleGenerativeAI", "GoogleGenerativeAI")
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
    "aiohttp_client_cache.CachedSession": Client(default=300.0),
    "httplib2.Http": Client(position=1, per_call=(), socket_default=True),
    "xmlrpc.client.ServerProxy": Client(keywords=("transport",), per_call=(), socket_default=True),
    "zeep.Client": Client(keywords=("transport",), per_call=()),
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
    "redis.client.Redis": _REDIS,
    "redis.client.StrictRedis": _REDIS,
    "redis.asyncio.StrictRedis": _REDIS,
    "redis.asyncio.client.Redis": _REDIS,
    "redis.RedisCluster": _REDIS,
    "redis.cluster.RedisCluster": _REDIS,
    "redis.asyncio.RedisCluster": _REDIS,
    "redis.asyncio.cluster.RedisCluster": _REDIS,
    **{
        f"aioredis.{name}": _REDIS._replace(sane_from=None)
        for name in ("Redis", "StrictRedis", "from_url", "Redis.from_url")
    },
    **{
        f"valkey{module}.{name}": _REDIS._replace(sane_from=None)
        for module in ("", ".asyncio")
        for name in ("Valkey", "from_url", "Valkey.from_url", "ValkeyCluster")
    },
    **{
        f"pymemcache.{name}": Client(per_call=())
        for name in (
            *("Client", "PooledClient", "HashClient", "client.Client", "client.base.Client"),
            *("client.base.PooledClient", "client.hash.HashClient"),
        )
    },
    "psycopg.connect": _POSTGRES,
    "psycopg.Connection.connect": _POSTGRES,
    **{
        f"psycopg2.pool.{name}": _POSTGRES
        for name in ("SimpleConnectionPool", "ThreadedConnectionPool", "PersistentConnectionPool")
    },
    "peewee.PostgresqlDatabase": _POSTGRES,
    "playhouse.pool.PooledPostgresqlDatabase": _POSTGRES,
    "MySQLdb.connect": Client(keywords=("read_timeout",), per_call=()),
    "pymssql.connect": Client(per_call=()),
    "snowflake.connector.connect": Client(keywords=("network_timeout", "socket_timeout"), per_call=("timeout",)),
    "databricks.sql.connect": Client(keywords=("_socket_timeout",), per_call=(), default=900.0),
    "clickhouse_connect.get_client": Client(keywords=("send_receive_timeout",), per_call=(), default=300.0),
    "clickhouse_connect.get_async_client": Client(keywords=("send_receive_timeout",), per_call=(), default=300.0),
    "clickhouse_driver.Client": Client(keywords=("send_receive_timeout",), per_call=(), default=300.0),
    "influxdb.InfluxDBClient": Client(per_call=()),
    "influxdb.DataFrameClient": Client(per_call=()),
    "psycopg.AsyncConnection.connect": _POSTGRES,
    "psycopg2.connect": _POSTGRES,
    "asyncpg.connect": Client(keywords=("command_timeout",), in_address=("statement_timeout",)),
    "asyncpg.create_pool": Client(keywords=("command_timeout",), in_address=("statement_timeout",)),
    "sqlalchemy.create_engine": _ENGINE,
    "sqlalchemy.ext.asyncio.create_async_engine": _ENGINE,
    "sqlmodel.create_engine": _ENGINE,
    "pymysql.connect": Client(keywords=("read_timeout",), per_call=()),
    "pymongo.MongoClient": _MONGO,
    "pymongo.AsyncMongoClient": _MONGO,
    "pymongo.mongo_client.MongoClient": _MONGO,
    "pymongo.asynchronous.mongo_client.AsyncMongoClient": _MONGO,
    "motor.motor_asyncio.AsyncIOMotorClient": _MONGO,
    "motor.motor_tornado.MotorClient": _MONGO,
    "motor.MotorClient": _MONGO,
    "mongoengine.connect": _MONGO._replace(per_call=()),
    "elasticsearch.Elasticsearch": Client(
        keywords=("request_timeout", "timeout"), per_call=("request_timeout",), default=10.0, explicit_only=True
    ),
    "elasticsearch.AsyncElasticsearch": Client(
        keywords=("request_timeout", "timeout"), per_call=("request_timeout",), default=10.0, explicit_only=True
    ),
    "opensearchpy.AsyncOpenSearch": Client(per_call=("request_timeout",), default=10.0, explicit_only=True),
    "qdrant_client.AsyncQdrantClient": Client(default=5.0, explicit_only=True),
    "pymilvus.MilvusClient": Client(in_address=(".db",)),
    "pymilvus.AsyncMilvusClient": Client(in_address=(".db",)),
    "meilisearch.Client": Client(position=2, per_call=()),
    "azure.search.documents.SearchClient": Client(
        keywords=("read_timeout", "connection_timeout", "transport"),
        per_call=("read_timeout", "timeout"),
        default=300.0,
    ),
    "opensearchpy.OpenSearch": Client(per_call=("request_timeout",), default=10.0, explicit_only=True),
    "qdrant_client.QdrantClient": Client(default=5.0, explicit_only=True),
    "websockets.connect": Client(keywords=("open_timeout",), per_call=(), default=10.0, explicit_only=True),
    "smtplib.SMTP": Client(position=3, per_call=(), socket_default=True),
    "smtplib.SMTP_SSL": Client(position=5, per_call=(), socket_default=True),
    "ftplib.FTP": Client(position=4, per_call=(), socket_default=True),
    "smtplib.LMTP": Client(per_call=(), socket_default=True),
    "ftplib.FTP_TLS": Client(per_call=(), socket_default=True),
    "imaplib.IMAP4": Client(position=2, per_call=(), socket_default=True),
    "poplib.POP3": Client(position=2, per_call=(), socket_default=True),
    "poplib.POP3_SSL": Client(per_call=(), socket_default=True),
    "telnetlib.Telnet": Client(position=2, per_call=(), socket_default=True),
    "imaplib.IMAP4_SSL": Client(position=5, per_call=(), socket_default=True),
    "http.client.HTTPConnection": Client(position=2, per_call=(), socket_default=True),
    "http.client.HTTPSConnection": Client(position=2, per_call=(), socket_default=True),
    **dict.fromkeys(("boto3.client", "boto3.Session().client", "boto3.session.Session().client"), _AWS),
    # model servers, object stores and the services of others
    "tritonclient.http.InferenceServerClient": Client(keywords=("network_timeout",), default=60.0, per_call=()),
    "minio.Minio": Client(keywords=("http_client",), default=300.0, per_call=()),
    "hdfs.InsecureClient": Client(per_call=()),
    "supabase.create_client": Client(keywords=("options",), position=2, default=120.0, per_call=()),
    "twilio.rest.Client": Client(keywords=("http_client",), position=4, per_call=()),
    "googlemaps.Client": Client(keywords=("timeout", "connect_timeout", "read_timeout"), position=3, per_call=()),
    "gitlab.Gitlab": Client(),
    "jira.JIRA": Client(per_call=()),
    "msal.ConfidentialClientApplication": Client(keywords=("timeout", "http_client"), per_call=()),
    "msal.PublicClientApplication": Client(keywords=("timeout", "http_client"), per_call=()),
    "gtts.gTTS": Client(position=7, per_call=()),
    **{
        f"kubernetes.client.{name}": Client(keywords=(), per_call=("_request_timeout",), serving_only=True)
        for name in ("CoreV1Api", "BatchV1Api", "AppsV1Api", "CustomObjectsApi")
    },
}
"""Clients by the resolved name of what makes them."""

GUARDS: Final = frozenset(
    {"wait_for", "timeout", "timeout_at", "fail_after", "move_on_after", "Timeout", "time_limit", "func_timeout"}
)
"""Names, by their last part, of what bounds the block or the call inside it."""

REMOTE: Final = ("grpc", "tritonclient", "tensorflow_serving", "httpx", "requests", "kserve", "sagemaker", "mlflow")
"""Modules whose import makes it likely that an object called a client talks over a network."""
