"""Outbound APIs, how long they wait when nobody says, and which argument says.

The defaults are those of the libraries' own sources, in seconds; None waits for ever. A default that changed between
releases names the release from which it is sane, so that a project's pins can decide.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Call(NamedTuple):
    """A call that carries its own bound. `of_urls`: it waits for a server only where it is given a URL. `unless`: words
    by which a file says the bound in another way, or shows that waiting is what it is for. `pulls`: it brings what the
    program needs before it starts, and is noted there. `once`: it keeps what it fetched, and takes no bound.
    """

    keywords: tuple[str, ...] = ("timeout",)
    position: int | None = None
    default: float | None = None
    serving_only: bool = False
    socket_default: bool = False
    waits_for: str = "a stalled server"
    of_urls: bool = False
    unless: tuple[bytes, ...] = ()
    pulls: bool = False
    once: bool = False


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
CHILD: Final = "a child process that hangs"
_SOCKET: Final = Call(socket_default=True)


def _requests() -> dict[str, Call]:
    found = {f"requests.{method}": Call() for method in (*_HTTP_METHODS, "request")}
    for session in ("requests.Session()", "requests.session()", "requests.sessions.Session()"):
        found |= {f"{session}.{method}": Call() for method in (*_HTTP_METHODS, "send")}
        found[f"{session}.request"] = Call(position=8)
    for method in _HTTP_METHODS:
        found[f"requests.api.{method}"] = Call()
        found |= {f"{session}.{method}": Call() for session in _SESSIONS}
        found[f"google.auth.transport.requests.AuthorizedSession().{method}"] = Call(default=120.0)
    return found


_SESSIONS: Final = (
    *("requests_oauthlib.OAuth1Session()", "requests_oauthlib.OAuth2Session()", "requests_html.HTMLSession()"),
    *("requests_toolbelt.sessions.BaseUrlSession()", "requests_cache.CachedSession()", "cloudscraper.create_scraper()"),
    *("cloudscraper.CloudScraper()", "requests_futures.sessions.FuturesSession()", "cachecontrol.CacheControl()"),
    *("authlib.integrations.requests_client.OAuth2Session()", "requests_ntlm.HttpNtlmSession()"),
)
"""Sessions of requests by another name, which wait for ever unless a call says otherwise."""


def _processes() -> dict[str, Call]:
    waits = Call(serving_only=True, waits_for=CHILD)
    found = {f"subprocess.{name}": waits for name in ("run", "call", "check_call", "check_output")}
    found["subprocess.Popen().communicate"] = waits._replace(position=1)
    found["subprocess.Popen().wait"] = waits._replace(position=0)
    never = waits._replace(keywords=())
    found |= dict.fromkeys(("os.system", "subprocess.getoutput", "subprocess.getstatusoutput"), never)
    found |= {f"asyncio.create_subprocess_{kind}().communicate": never for kind in ("exec", "shell")}
    # programs that a library starts: Tesseract waits for ever at 0, its default, and Poppler at None
    found |= {
        f"pytesseract{module}.image_to_{kind}": waits
        for module in ("", ".pytesseract")
        for kind in ("string", "data", "boxes", "osd", "pdf_or_hocr", "alto_xml")
    }
    found |= {
        f"pdf2image{module}.convert_from_{kind}": waits for module in ("", ".pdf2image") for kind in ("path", "bytes")
    }
    found |= {
        f"{module}.Repo.clone_from": waits._replace(keywords=("kill_after_timeout",)) for module in ("git", "git.repo")
    }
    for pool in ("multiprocessing.Pool()", "multiprocessing.pool.Pool()", "multiprocessing.pool.ThreadPool()"):
        for method in ("apply_async", "map_async", "starmap_async"):
            found[f"{pool}.{method}().get"] = waits._replace(position=0, waits_for="a worker that dies or hangs")
    found |= {f"ffmpeg.{made}run": never for made in ("", "input().output().", "input().output().overwrite_output().")}
    return found


_ZMQ_ELSE: Final = (
    *(b"RCVTIMEO", b"Poller", b".poll(", b"zmq.REP", b"zmq.SUB", b"zmq.PULL", b"zmq.ROUTER", b"zmq.DEALER"),
)
"""What bounds a socket of ZeroMQ, or makes one that is there to wait for whoever comes."""

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
    # files by their address, through urllib
    **{
        name: Call(keywords=(), socket_default=True, of_urls=True)
        for name in (
            *("feedparser.parse", "numpy.genfromtxt", "numpy.loadtxt", "skimage.io.imread", "geopandas.read_file"),
        )
    },
    "transformers.image_utils.load_image": Call(position=1, of_urls=True),
    # weights and data, by libraries that take no bound: another client does
    **{
        name: Call(keywords=(), socket_default=True, once=True)
        for name in (
            *("torch.hub.download_url_to_file", "torch.hub.load_state_dict_from_url"),
            *("torch.utils.model_zoo.load_url", "torchvision.models.utils.load_state_dict_from_url"),
            *("torchvision.datasets.utils.download_url", "torchvision.datasets.utils.download_and_extract_archive"),
            *("keras.utils.get_file", "tensorflow.keras.utils.get_file", "tf_keras.utils.get_file"),
            *("keras.utils.data_utils.get_file", "tensorflow.python.keras.utils.data_utils.get_file"),
        )
    },
    **{
        f"gdown{module}.{name}": Call(keywords=())
        for module in ("", ".download")
        for name in ("download", "cached_download")
    },
    "gdown.download_folder": Call(keywords=()),
    # the index of NLTK's packages is asked each time, also where the package is there
    **{
        f"nltk.{name}": Call(keywords=(), socket_default=True, serving_only=True, unless=(b"data.find(",), pulls=True)
        for name in ("download", "downloader.download")
    },
    # look-ups in the web by libraries that ask with requests and no bound
    **{f"wikipedia.{name}": Call(keywords=()) for name in ("page", "search", "summary")},
    **{
        f"deep_translator.{name}().{method}": Call(keywords=())
        for name in ("GoogleTranslator", "MyMemoryTranslator", "PonsTranslator", "LingueeTranslator")
        for method in ("translate", "translate_batch")
    },
    **{
        f"speech_recognition.Recognizer().recognize_{name}": Call(keywords=(), unless=(b"operation_timeout",))
        for name in ("google", "wit", "azure", "bing", "ibm", "amazon", "houndify")
    },
    **{
        f"SPARQLWrapper.SPARQLWrapper().{name}": Call(keywords=(), socket_default=True, unless=(b"setTimeout",))
        for name in ("query", "queryAndConvert")
    },
    # sockets, shells and queues of other programs
    "asyncio.open_connection": Call(keywords=()),
    "paramiko.SSHClient().connect": Call(position=6, socket_default=True),
    "paramiko.SSHClient().exec_command": Call(position=2),
    **{
        f"{made}.socket().{method}": Call(keywords=(), unless=_ZMQ_ELSE)
        for made in ("zmq.Context()", "zmq.Context.instance()", "zmq.asyncio.Context()")
        for method in ("recv", "recv_json", "recv_string", "recv_pyobj", "recv_multipart")
    },
    "google.cloud.pubsub_v1.PublisherClient().publish().result": Call(position=0, default=600.0),
    "prefect.deployments.run_deployment": Call(serving_only=True, waits_for="a flow that never ends"),
    "prefect.deployments.deployments.run_deployment": Call(serving_only=True, waits_for="a flow that never ends"),
    "gradio_client.Client().submit().result": Call(position=0, serving_only=True),
    "gradio_client.Client().predict": Call(keywords=(), serving_only=True),
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
    **{
        f"litellm.{name}": Call(keywords=("timeout", "request_timeout"), default=600.0)
        for name in (
            *("text_completion", "atext_completion", "transcription", "atranscription"),
            *("image_generation", "aimage_generation"),
        )
    },
    **{
        f"openai.{name}": Call(keywords=("timeout", "request_timeout"), default=600.0)
        for name in (
            *("ChatCompletion.acreate", "Completion.acreate", "Embedding.acreate", "Image.create", "Image.acreate"),
            *("Moderation.create", "Moderation.acreate", "Audio.transcribe", "Audio.atranscribe", "Audio.translate"),
        )
    },
    "openai.chat.completions.create": Call(default=600.0),
    **{
        f"openai.{name}.create": Call(default=600.0)
        for name in ("embeddings", "responses", "audio.transcriptions", "audio.translations", "audio.speech")
    },
    "openai.images.generate": Call(default=600.0),
    "openai.moderations.create": Call(default=600.0),
    "google.generativeai.GenerativeModel().generate_content": Call(keywords=("request_options",), default=60.0),
    "google.generativeai.GenerativeModel().generate_content_async": Call(keywords=("request_options",), default=60.0),
    **{
        f"google.generativeai.GenerativeModel().start_chat().{name}": Call(keywords=("request_options",), default=60.0)
        for name in ("send_message", "send_message_async")
    },
    "google.generativeai.embed_content": Call(keywords=("request_options",), default=60.0),
    "ollama.chat": Call(keywords=()),
    "ollama.generate": Call(keywords=()),
    "ollama.embed": Call(keywords=()),
    "ollama.embeddings": Call(keywords=()),
    "ollama.list": Call(keywords=()),
    "ollama.show": Call(keywords=()),
    # vector stores
    **{
        f"pinecone.{made}.{method}": Call(keywords=("_request_timeout",), serving_only=True)
        for made in ("Pinecone().Index()", "Index()")
        for method in ("query", "upsert", "fetch", "delete", "describe_index_stats")
    },
    **{
        f"pymilvus.Collection().{method}": Call(serving_only=True)
        for method in ("search", "query", "insert", "hybrid_search")
    },
    # feature stores, tasks and jobs
    "arq.create_pool().enqueue_job().result": Call(
        position=0, serving_only=True, waits_for="a worker that is down or busy"
    ),
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
