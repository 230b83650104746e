"""Calls that hold the thread: inference, loading, HTTP, processes, tables."""

from __future__ import annotations

import ast
import re
from functools import cache, lru_cache
from typing import Final

from mlaudit.code.bindings import item_key
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from ...libraries.by_library import ByLibrary
from .._web.routes import route
from .awaited import is_coroutine
from .chosen import LOADS, loader_call
from .documents import MANY, documents_call
from .injected import ENDS, session_call
from .libraries import kind_of, patterns
from .shapes import SHAPED, shaped_call
from .tables import is_made_in_memory
from .waits import at_once, may_wait, waits
from .whole_files import goes_through, may_go_through

SESSIONS: Final = (
    r"((sqlalchemy\.orm(\.session)?|sqlmodel)\.Session\(\)"
    r"|sqlalchemy\.orm(\.session|\.scoping)?\.(sessionmaker\(\)(\(\)|\.begin\(\))|scoped_session\(\)(\(\))?))"
)
"""Sessions of a database, by their class or by what makes them."""
_NAMES: Final = ByLibrary(
    r"requests\.(\w+|[Ss]ession\(\)\.\w+)|urllib\.request\.url(open|retrieve)|urllib3\.PoolManager\(\)\.\w+",
    r"httpx\.(get|post|put|patch|delete|head|request|stream|Client\(\)\.\w+)",
    r"time\.sleep|os\.(system|fsync|fdatasync)|ffmpeg\.([\w.()]+\.)?(run|probe)|subprocess\.(run|call|check_call|check_output)|subprocess\.Popen\(\)\.(communicate|wait)",
    r"pandas\.(read_\w+|DataFrame\(\)\.to_(csv|parquet|excel|sql|feather))|polars\.read_\w+",
    r"boto3\.(client|resource|session\.Session)\(\)\.(?!meta|get_paginator|get_waiter|exceptions|close)\w+(\(\)\.\w+)?",
    r"boto3\.Session\(\)\.client\(\)\.\w+",
    r"redis\.((Strict)?Redis(\.from_url)?|from_url)\(\)\.(?!pipeline$|register_script$|pubsub$|lock$)\w+(\(\)\.execute)?",
    r"pymongo\.MongoClient\(\)\.[\w.]+\.(find_one|insert_one|insert_many|update_one|update_many|delete_one|delete_many|aggregate|count_documents)",
    r"psycopg_pool\.ConnectionPool\(\)\.(connection|getconn)\(\)\.(cursor\(\)\.)?execute\w*",
    r"duckdb\.(sql|query|execute|connect\(\)\.(cursor\(\)\.)?(sql|query|execute))|clickhouse_connect\.get_client\(\)\.(query|insert)\w*",
    r"(psycopg|psycopg2|pymysql|MySQLdb|mysql\.connector|pyodbc)\.connect(\(\)\.(cursor\(\)\.execute\w*|commit|execute))?",
    rf"{SESSIONS}\.(execute|scalars?|commit|flush|refresh|get|exec)",
    rf"{SESSIONS}\.query\(\)\.[\w.()]*\b(all|first|one|one_or_none|scalar|count|delete|update)",
    r"google\.cloud\.storage\.Client\(\)\.[\w.()]+\.(download_\w+|upload_\w+|list_blobs|delete|exists)",
    r"firebase_admin\.auth\.(verify|get|list|create|update|delete|revoke)_\w+|google\.oauth2\.id_token\.verify_\w+",
    r"jwt\.PyJWKClient\(\)\.get_signing_key\w*",
    r"(google\.cloud\.firestore\.Client|firebase_admin\.firestore\.client)\(\)\.[\w.()]*\b(get|set|add|update|delete|stream)",
    r"google\.cloud\.bigquery\.Client\(\)\.([\w.()]*\b(result|to_dataframe)|insert_rows_json|load_table_\w+)",
    r"(elasticsearch\.Elasticsearch|opensearchpy\.OpenSearch)\(\)\.(search|index|get|bulk|delete|update|count)",
    r"supabase\.create_client\(\)\.[\w.()]+\.(execute|upload|download)|smtplib\.SMTP(_SSL)?(\(\)\.(send\w+|login))?",
    r"mlflow\.((tracking\.)?MlflowClient\(\)\.(?!set_tracking)\w+|search_\w+|register_model|artifacts\.download_artifacts)",
    r"azure\.storage\.blob\.[\w.()]+\.(upload_blob|download_blob|readall|delete_blob|(create|delete)_container|get_\w+_properties)",
    r"twilio\.rest\.Client\(\)\.[\w.()]+\.create|yfinance\.(download|Ticker\(\)\.history)",
    r"evidently\.([\w.]+\.)?Report\(\)\.run|evaluate\.(load|combine)\(\)\.compute|ragas\.evaluate",
    r"rouge_score\.([\w.]+\.)?RougeScorer\(\)\.score|rouge\.Rouge\(\)\.get_scores|bert_score\.score|jiwer\.(wer|cer)",
    r"sacrebleu\.corpus_\w+|nltk\.translate\.[\w.]*corpus_bleu|lime\.[\w.]+Explainer\(\)\.explain_instance",
    r"shap\.\w*Explainer\(\)(\.shap_values)?|sklearn\.model_selection\.cross_val_\w+",
    r"sklearn\.(cluster|decomposition|ensemble|gaussian_process|manifold|mixture|neural_network|svm)\.\w+\(\)\.fit(_transform|_predict)?",
    r"sklearn\.inspection\.permutation_importance|umap\.([\w.]+\.)?UMAP\(\)\.fit\w*|rapidfuzz\.process\.(cdist|extract\w*)",
    r"networkx\.(pagerank|\w*centrality|all_pairs_\w+|simple_cycles)|ydata_profiling\.ProfileReport\(\)\.to_\w+",
    r"(zipfile\.ZipFile|tarfile\.open)\(\)\.extractall|shutil\.(make_archive|unpack_archive|copytree)",
    r"bcrypt\.(hashpw|checkpw|kdf)|passlib\.context\.CryptContext\(\)\.(hash|verify|verify_and_update)",
    r"torch\.(load|jit\.load|hub\.load)|joblib\.load|whisper\.\w+\(\)\.transcribe",
    r"([\w.]+\.)?WhisperModel(\(\)\.transcribe)?|ctranslate2\.(Translator|Generator|models\.\w+)",
    r"openai\.(Azure)?OpenAI\(\)\.[\w.]+\.(create|parse|generate|edit)|openai\.(chat\.completions|embeddings|responses)\.create",
    r"openai\.(ChatCompletion|Completion|Embedding)\.create|anthropic\.Anthropic\(\)\.messages\.create",
    r"groq\.Groq\(\)\.[\w.]+\.create|ollama\.(chat|generate|embed|embeddings|Client\(\)\.\w+)|litellm\.(completion|embedding)",
    r"cohere\.Client(V2)?\(\)\.\w+|mistralai\.Mistral\(\)\.chat\.complete",
    r"google\.genai\.Client\(\)\.models\.\w+|google\.generativeai\.GenerativeModel\(\)\.generate_content",
    r"langchain\w*\.[\w.]+\(\)\.(invoke|predict|run|batch|similarity_search\w*|add_documents|add_texts|load_and_split)",
    r"langchain\w*\.[\w.]+\(\)\.completion_with_retry",
    r"langchain\w*\.document_loaders\.[\w.]+\(\)\.load|langchain\w*\.[\w.]+\.from_(documents|texts)|replicate\.run",
    r"huggingface_hub\.(InferenceClient\(\)\.\w+|snapshot_download|hf_hub_download)",
    r"onnxruntime\.InferenceSession(\(\)\.run)?|transformers\.pipeline\(\)|transformers\.pipeline|([a-z]\w*\.)+[A-Z]\w*\.(from_pretrained|load_from_checkpoint)",
    r"pytesseract\.image_to_\w+|easyocr\.Reader(\(\)\.readtext\w*)?|paddleocr\.PaddleOCR(\(\)\.(ocr|predict))?",
    r"sentence_transformers\.(SentenceTransformer|CrossEncoder)(\(\)\.(encode|predict|rank))?|ultralytics\.YOLO(\(\)(\.predict)?)?",
    r"llama_cpp\.Llama(\(\)(\.create_(chat_)?completion)?)?",
    r"(tensorflow\.)?keras\.models\.load_model|mlflow\.\w+\.load_model|spacy\.load(\(\)(\.pipe)?)?",
)
_NOT_CALLS: Final = regex(
    r"^requests\.((S|s)ession(\(\)\.(?!(get|post|put|patch|delete|head|options|request|send)$)|$)"
    r"|Request|adapters|exceptions|Response|utils|auth)|\.(close|mount|headers|build_request|meta|generate_presigned_(url|post))$"
    r"|^torch\.nn\.Embedding(Bag)?\.from_pretrained$"
)
_LOADING: Final = regex(
    r"load|from_pretrained|download|InferenceSession$|SentenceTransformer$|CrossEncoder$|YOLO$|pipeline$|WhisperModel$|ctranslate2"
    r"|easyocr\.Reader$|PaddleOCR$|llama_cpp\.Llama$"
)
_WAITING: Final = regex(
    r"time|subprocess|ffmpeg|os\.|requests|urllib|httpx|boto3|pandas|polars|redis|pymongo|psycopg|pymysql|MySQLdb|mysql|pyodbc|google\.cloud"
    r"|sqlalchemy|sqlmodel|duckdb|clickhouse|firebase_admin|google\.oauth2|jwt|elasticsearch|opensearchpy|supabase|smtplib"
    r"|zipfile|tarfile|shutil|mlflow\.((tracking\.)?MlflowClient|search|register|artifacts)|azure|twilio|yfinance"
)
_STORES: Final = (
    "google.",
    "azure.",
    "supabase.",
    "yfinance.",
    "mlflow.artifacts",
    "mlflow.MlflowClient",
    "mlflow.tracking",
)
"""What downloads files and tables, and loads no model."""
_HASHING: Final = regex(r"bcrypt\.|passlib\.")
_COMPUTING: Final = regex(
    r"(evidently|evaluate|ragas|rouge(_score)?|bert_score|jiwer|sacrebleu|nltk|lime|shap|sklearn|umap|rapidfuzz|networkx|ydata_profiling)\."
)
_SEARCHES: Final = ByLibrary(
    r"chromadb\.\w*Client\(\)\.(get_or_create|get|create)_collection\(\)\.(query|add|upsert|update|delete|get)",
    r"qdrant_client\.QdrantClient\(\)\.(search|query_points|query|upsert|scroll|retrieve)",
    r"pinecone\.(Index|Pinecone\(\)\.Index)\(\)\.(query|upsert|fetch|delete)",
    r"faiss\.(read_index|Index\w+)\(\)\.(search|add)",
)
"""Stores of vectors, by their synchronous clients."""
_DECODES: Final = ByLibrary(
    r"PIL\.Image\.open\(\)\.([\w.()]+\.)?(convert|resize|thumbnail|load)|cv2\.(imdecode|imread)|librosa\.load",
    r"soundfile\.read|torchaudio\.load|pydub\.AudioSegment\.from_\w+|(fitz|pymupdf|pdfplumber)\.open",
    r"(pypdf|PyPDF2)\.PdfReader|pdf2image\.convert_from_\w+|docx\.Document|(imageio|skimage\.io)\.imread",
)
"""What unpacks a picture, a sound or a document: tens to hundreds of milliseconds for a large one."""
_METHODS: Final = frozenset(
    {
        "create_chat_completion",
        "fit",
        "predict",
        "predict_proba",
        "generate",
        "chat",
        "infer",
        "inference",
        "transcribe",
        "predict_batch",
        "predict_on_batch",
        "forward_features",
        "get_image_features",
        "get_text_features",
    }
    | {"detect_language", "language_detection", "synthesize", "translate", "classify"}
)
_TABLES: Final = frozenset({"create_all", "drop_all"})
"""What SQLAlchemy asks the database for, one table after the other."""
_ASKING: Final = _METHODS | _TABLES | {"train", "take_all", "invoke", "run", "forward", "encode"}
_ONLY_MODELS: Final = frozenset(
    {"predict", "predict_proba", "predict_batch", "predict_on_batch", "predict_single", "predict_many", "transcribe"}
)
"""What, given something, only models are asked, and what stands before them: a service, a runtime, a registry."""
_FAMILIES: Final = ("encode_", "predict_")
"""Beginnings of methods of models: ``encode_image``, ``predict_with_context``."""
_MODEL: Final = regex(
    r"(model|pipe|pipeline|llm|engine|predictor|classifier|clf|net|network|regressor|estimator|detector|booster|recogni[sz]er|transcriber"
    r"|translator|summari[sz]er|synthesi[sz]er|re_?ranker|asr|tts)s?\d*(\[.*\])?$",
    re.IGNORECASE,
)
_CHAIN: Final = regex(r"(chain|agent_executor|retriever|llm|chat_model)$", re.IGNORECASE)
"""What is asked by ``invoke``, and chains by ``run``, whoever made it."""
_TRAINER: Final = regex(r"(^|[._])trainer$|Trainer\(.*\)$", re.IGNORECASE | re.DOTALL)
_PIPELINE: Final = regex(r"(^|[._])pipe(line)?s?$", re.IGNORECASE)
_ONNX: Final = regex(r"(?i)(sess|session)$")
_ENCODER: Final = regex(r"(embed\w*|sentence\w*|st_model|bi_encoder|cross_encoder)$", re.IGNORECASE)
_FRAMEWORKS: Final = (
    "torch",
    "transformers",
    "tensorflow",
    "keras",
    "ultralytics",
    "sklearn",
    "joblib",
    "xgboost",
    "lightgbm",
)
FUNCTION: Final = regex(
    r"^_*(run_|make_|get_|do_|model_|compute_)?(predict|prediction|predictions|infer|inference)(_(?!mode$)\w+)?$|^_*(?!a(struct|pre|gen|run|sync))\w+_(predict|inference|prediction)$"
)
_PLACES: Final = (ast.Name, ast.Attribute, ast.Subscript)
_ABSENT: Final = regex(r"(?i)\bnone\b|\bnot\b|hasattr|cache|loaded|ready|initiali[sz]ed|first")
_DONE: Final = regex(r"(?i)loaded|ready|initiali[sz]ed")
_UNNAMED: Final = ENDS | MANY | LOADS | SHAPED
"""Last parts of calls whose names `name_of` may find by what they are made on."""
STARTS: Final = regex(
    r"(^|_)(lifespan|startup|start_up|on_start|setup|initiali[sz]e|bootstrap|warm_?up|main)(_|$)|^_?(load|init)_"
)


def blocks(file: FileContext, call: ast.Call) -> str | None:
    """What a call does that holds the thread (``inference``, ``loading``, ``input and output``); None for the rest."""
    kind = _kind(file, call)
    if kind is None:
        return None
    # what a library is known to do at once is done before what it is an argument of is awaited
    return None if is_coroutine(file, call, known=kind_by_name(name_of(file, call)) is not None) else kind


def may_block(name: str, last: str) -> bool:
    """Whether `blocks` may have something to say of calls of this name; "" is an item of a dict, as well."""
    known = (
        last in _METHODS
        or last in _TABLES
        or last in ("encode", "forward", "take_all", "train")
        or last.startswith(_FAMILIES)
    )
    known = known or may_wait(name, last) or (not name and (last in _UNNAMED or not last))
    instance = name.endswith("()") or last == "invoke" or (last == "run" and ("ipeline" in name or "hain" in name))
    known = known or kind_by_name(name) is not None or may_go_through(name, last)
    return known or instance or _is_model(last)


@lru_cache(maxsize=100_000)
def may_hold(name: str, last: str) -> bool:
    """Whether a call of this name may be one that holds the thread, in a file that has no `networks`."""
    return not last or last == "execute" or (not name and last in _UNNAMED) or _may_hold_thread(name, last)


def name_of(file: FileContext, call: ast.Call) -> str:
    """The dotted name of what a call calls, also on a session that a route is handed; "" where it is unknown."""
    known = file.call_name(call) or ""
    if not known or "()" in known:  # what `Depends` gives without a type is a session by what is asked of it
        known = session_call(file, call) or known or documents_call(file, call) or loader_call(file, call)
    return shaped_call(file, call, known) or known


def _kind(file: FileContext, call: ast.Call) -> str | None:
    name = name_of(file, call)
    if not _may_hold_thread(name, _named(call.func)):
        return "inference" if _asks_network(file, call) else None
    if waits(file, call):
        return "waiting"
    if at_once(file, call):
        return None
    known = kind_by_name(name)
    if known is not None:
        return None if is_made_in_memory(file, call, name) or _asks_for_itself(file, call, name) else known
    if may_go_through(name, last_part(call.func)):
        return goes_through(file, call, name) or None
    function = call.func
    if isinstance(function, ast.Attribute):
        shown = function.attr
        if shown in _METHODS or shown.startswith(_FAMILIES):
            if _MODEL.search(ast.unparse(function.value).rstrip("()")) or _MODEL.search(_named(function.value)):
                return "training" if shown == "fit" else "inference"
        if shown in _TABLES and _named(function.value) == "metadata":
            return "input and output"
        if shown in _ONLY_MODELS and (call.args or call.keywords):
            return "inference"
        if shown == "train" and _TRAINER.search(_shown(function.value)):
            return "training"
        if shown == "take_all" and file.imports("ray"):
            return "inference"  # what was only planned so far runs now
        if shown == "invoke" and not call.args and not call.keywords and file.holds(b".set_tensor("):
            return "inference"  # an interpreter of TFLite, wherever it was made
        if shown in ("invoke", "run") and _CHAIN.search(_shown(function.value)):
            return "inference"
        if shown == "run" and file.imports("haystack") and _PIPELINE.search(_shown(function.value)):
            return "inference"
        if shown == "run" and _is_session_run(file, call, function):
            return "inference"
        owners = {"forward": _MODEL, "encode": _ENCODER}.get(shown)
        if owners is not None and owners.search(_shown(function.value)):
            return "inference" if shown == "encode" or file.imports("torch") else None
    else:
        shown = _named(function)
        if not shown:
            return None
    if _asks_network(file, call):
        return "inference"
    if call.args and _is_model(shown) and file.imports(*_FRAMEWORKS):
        bindings = file.names.lookup(shown, call) if isinstance(function, ast.Name) else []
        if not any(binding.kind in ("def", "class") for binding in bindings) and "engine" not in shown.lower():
            return "inference"
    return None


def _asks_for_itself(file: FileContext, call: ast.Call, name: str) -> bool:
    """``socket.gethostbyname(socket.gethostname())``: the machine knows its own name, and asks no server."""
    if not name.startswith("socket.gethostby") or not call.args:
        return False
    given = call.args[0]
    own = isinstance(given, ast.Call) and file.call_name(given) == "socket.gethostname"
    return own or file.constant(given) in ("localhost", "127.0.0.1")


def _is_session_run(file: FileContext, call: ast.Call, function: ast.Attribute) -> bool:
    """``self.image_session.run(None, feeds)`` in a file of ONNX Runtime, wherever its session was made."""
    if len(call.args) < 2 or not file.imports("onnxruntime") or not _ONNX.search(_shown(function.value)):
        return False
    wanted = call.args[0]
    return isinstance(wanted, ast.List) or (isinstance(wanted, ast.Constant) and wanted.value is None)


def _named(node: ast.expr) -> str:
    """The last part of a name, or the key of an item: ``model`` of ``state.model`` and of ``held["model"]``."""
    if isinstance(node, ast.Subscript):
        key = item_key(node.slice)
        return key if key.isidentifier() else ""
    return last_part(node)


def _shown(node: ast.expr) -> str:
    return _named(node) if isinstance(node, ast.Subscript) else ast.unparse(node)


def _may_hold_thread(name: str, last: str) -> bool:
    """Whether a call may do so by its name alone: of most calls this is all that is asked."""
    if _tells(last) or may_wait(name, last):
        return True
    return bool(name) and (kind_by_name(name) is not None or may_go_through(name, last))


@cache
def _tells(last: str) -> bool:
    """Whether the last part of a name is enough."""
    return last in _ASKING or last.startswith(_FAMILIES) or _is_model(last)


def _asks_network(file: FileContext, call: ast.Call) -> bool:
    known = networks(file) if call.args else ()
    return bool(known) and isinstance(call.func, _PLACES) and ast.unparse(call.func) in known


def kind_by_name(name: str) -> str | None:
    """What calls of a name of a library do."""
    return _kind_by_name(name) if _known().match(name) else None


@cache
def _kind_by_name(name: str) -> str | None:
    known = kind_of(name)
    if known is not None:
        return known
    if _NAMES.match(name) and not _NOT_CALLS.search(name):
        if _COMPUTING.match(name):
            return "computing"
        if ".document_loaders." in name:
            return "input and output"
        if _LOADING.search(name) and not name.startswith(_STORES):
            return "loading"
        if _HASHING.match(name):
            return "hashing"
        return "input and output" if _WAITING.match(name) else "inference"
    if _DECODES.match(name):
        return "decoding"
    return "input and output" if _SEARCHES.match(name) else None


@cache
def _known() -> ByLibrary:
    """The names that have a kind: of most that are asked about, this is all that is asked."""
    return ByLibrary(*patterns(), *_NAMES.patterns, *_DECODES.patterns, *_SEARCHES.patterns)


@cache
def _is_model(shown: str) -> bool:
    return _MODEL.fullmatch(shown.lstrip("_").lower()) is not None


def networks(file: FileContext) -> frozenset[str]:
    """What a file loads weights into, or puts in evaluation mode: networks, whatever they are called."""
    known: frozenset[str] | None = file.shared.get("networks by their use")
    if known is None:
        used = called(file, "load_state_dict", "eval") if file.imports("torch") else ()
        known = frozenset(
            ast.unparse(call.func.value)
            for call in used
            if isinstance(call.func, ast.Attribute) and (call.func.attr == "load_state_dict" or not call.args)
        )
        file.shared["networks by their use"] = known
    return known


def is_start(file: FileContext, node: ast.AST) -> str:
    """Whether `node` runs when the service starts or stops, before or after it serves: ``hook`` where that is how it is
    run, ``name`` where its function is called so, "" elsewhere. What fastapi-utils repeats goes on beside the requests.
    """
    function = file.function_of(node)
    if function is None:
        return ""
    written = [ast.unparse(decorator) for decorator in function.decorator_list]
    if any(text.startswith("repeat_every") for text in written):
        return ""
    if any("contextmanager" in text or "on_event" in text or "on_startup" in text for text in written):
        return "hook"
    return "name" if STARTS.search(function.name) and route(file, function) is None else ""


def is_once(file: FileContext, node: ast.AST) -> bool:
    """Whether `node` runs only where a test finds that something is not there yet: ``if model is None``, or after
    ``if model is not None: return model``.
    """
    if any(_ABSENT.search(ast.unparse(test.test)) for test in file.ancestors(node, ast.If)):
        return True
    home = file.function_of(node)
    return home is not None and any(_gives_back(statement) for statement in home.body)


def _gives_back(statement: ast.stmt) -> bool:
    """``if model is not None: return model``: one thing that is kept, and not one for each key. A bare ``return`` does
    where the test says that all is done: ``if self.initialized: return``.
    """
    if not isinstance(statement, ast.If) or not isinstance(statement.body[-1], ast.Return):
        return False
    test, kept = statement.test, statement.body[-1].value
    if isinstance(test, ast.Attribute) and kept is None:
        return _DONE.search(test.attr) is not None
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.IsNot):
        test = test.left
    if isinstance(test, ast.Subscript) and item_key(test.slice) == "[]":
        return False
    return isinstance(test, _PLACES) and kept is not None and ast.unparse(test) in ast.unparse(kept)
