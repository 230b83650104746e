"""Calls that wait for somebody else, how long when nobody says, and which argument says.

The defaults are those of the libraries' own sources, in seconds; None waits for ever.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Call(NamedTuple):
    """A call that carries its own bound. `of_urls`: it waits for a server only where it is given a URL. `unless`: words
    by which a file says the bound in another way, or shows that waiting is what it is for. `pulls`: it brings what the
    program needs before it starts, and is noted there. `once`: it keeps what it fetched, and takes no bound.
    `sane_from` is the (package, version) from which the default is short enough.
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
    sane_from: tuple[str, str] | None = None


_HTTP_METHODS: Final = ("get", "post", "put", "patch", "delete", "head", "options")
CHILD: Final = "a child process that hangs"
GENERATION: Final = "a generation that fails in its thread"
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
    found["ffmpeg.probe"] = waits
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
    **{  # what reads the tokens waits for the next one, which never comes where `generate` has raised
        f"transformers.{name}": Call(
            position=2,
            serving_only=True,
            waits_for=GENERATION,
            unless=(b".end()", b"on_finalized_text", b".text_queue"),
        )
        for name in ("TextIteratorStreamer", "AsyncTextIteratorStreamer")
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
    # mail, by services that are asked over HTTP
    "sendgrid.SendGridAPIClient().send": Call(keywords=()),
    "sendgrid.SendGridAPIClient().client.mail.send.post": Call(),
    "resend.Emails.send": Call(keywords=(), sane_from=("resend", "2.11")),
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

HTTPX_CALLS: Final = frozenset(
    f"{owner}.{method}"
    for owner in ("httpx", "httpx.Client()", "httpx.AsyncClient()")
    for method in (*_HTTP_METHODS, "request", "stream", "send")
)
"""Calls that wait 5 s unless ``timeout=None`` is written."""
