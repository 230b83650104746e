"""What brings values into a program from outside it, by name, and what hands them on as they are."""

from __future__ import annotations

import re
from typing import Final

from mlaudit.code.pattern import regex

CALLS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (regex(pattern), kind)
    for pattern, kind in (
        # the environment and the command line
        (
            r"^os\.(getenv|environ\.get|environ\.setdefault)$|^environs\.Env\(\)|^environs\.env\.|^decouple\.config$|^environ\.Env\(\)"
            r"|^dotenv\.(get_key|dotenv_values)$|^starlette\.config\.Config\(\)$",
            "environment",
        ),
        (
            r"^builtins\.input$|^argparse\.ArgumentParser\(\)\.parse_(known_)?args$|^sys\.stdin\.read|^fire\."
            r"|^(docopt\.docopt|jsonargparse\.(CLI|ArgumentParser\(\)\.parse_args)|configargparse\.\w+\(\)\.parse_(known_)?args|simple_parsing\.parse"
            r"|tap\.Tap\(\)\.parse_args|tyro\.cli|questionary\.\w+\(\)\.ask|getpass\.getpass|click\.prompt|typer\.prompt)$",
            "command line",
        ),
        # downloads
        (
            r"^(requests|httpx|niquests|cloudscraper|curl_cffi\.requests|requests_cache)"
            r"(\.(Session|Client|AsyncClient|AsyncSession|CachedSession|session|create_scraper)\(\))?\.(get|post|put|request|stream)$",
            "download",
        ),
        (
            r"^urllib\.request\.(urlopen|urlretrieve)$|^urllib2\.urlopen$|^six\.moves\.urllib\.request\.(urlopen|urlretrieve)$"
            r"|^urllib3\.PoolManager\(\)\.|^urllib3\.request$|^wget\.download$|^gdown\.|^pooch\.(retrieve|create\(\)\.fetch)$"
            r"|^http\.client\.HTTPS?Connection\(\)\.getresponse$|^ftplib\.FTP\w*\(\)\.(retrbinary|retrlines)$",
            "download",
        ),
        (r"^aiohttp\.ClientSession\(\)\.(get|post|request)$", "download"),
        (
            r"^torch\.hub\.(load_state_dict_from_url|download_url_to_file)$|^(tensorflow\.)?keras\.utils\.(data_utils\.)?get_file$"
            r"|^torchvision\.datasets\.utils\.download_(url|and_extract_archive)$|^fastai\.data\.external\.untar_data$",
            "download",
        ),
        # buckets of all clouds
        (
            r"^boto3\.(client|resource|Session\(\)\.(client|resource)|session\.Session\(\)\.(client|resource))\(\)\..*(get_object|download_file|Object|download_fileobj)",
            "bucket",
        ),
        (r"^(aioboto3|aiobotocore)\b.*\.get_object$", "bucket"),
        (
            r"^google\.cloud\.storage\..*(download_|get_blob|blob\(\))|^gcsfs\.|^s3fs\.|^adlfs\.|^ossfs\.|^fsspec\.(open|filesystem\(\))|^smart_open\.open$"
            r"|^pyarrow\.fs\.(S3|Gcs|Hadoop|Azure)FileSystem\(\)|^cloudpathlib\.\w+\(\)|^gcloud\.aio\.storage\b.*\.download$",
            "bucket",
        ),
        (
            r"^azure\.storage\.(blob|filedatalake|fileshare)(\.aio)?\..*(download_blob|download_file|readall|readinto)$"
            r"|^(minio\.Minio|miniopy_async\.Minio)\(\)\.f?get_object$|^oss2\.Bucket\(\)\.get_object|^qcloud_cos\.CosS3Client\(\)\.(get_object|download_file)"
            r"|^obs\.ObsClient\(\)\.getObject$|^oci\.object_storage\.ObjectStorageClient\(\)\.get_object$|^ibm_boto3\..*(get_object|download_file|download_fileobj)"
            r"|^supabase\.create_client\(\)\.storage\..*download$|^firebase_admin\.storage\.bucket\(\)\.|^b2sdk\b.*\.download_file_by_\w+$|^hdfs\.\w+\(\)\.read$",
            "bucket",
        ),
        (
            r"^(dropbox\.Dropbox\(\)\.files_download|googleapiclient\.http\.MediaIoBaseDownload|pydrive2?\.drive\.GoogleDrive\(\)\..*GetContent\w+"
            r"|paramiko\.SFTPClient\b.*\.(open|get|getfo)|pysftp\.Connection\(\)\.(get|getfo|open))$",
            "download",
        ),
        # shared caches, and rows of databases
        (
            r"^(redis|aioredis|redis\.asyncio|redis\.client|redis\.cluster|valkey|fakeredis|walrus|coredis)(\.asyncio)?\."
            r"(Strict|Fake|FakeStrict|Async)?(Redis|RedisCluster|Valkey|Database)(\(\)|\.from_url\(\))\.(get|getex|getdel|hget|hmget|lpop|rpop|blpop|brpop|mget|hgetall|lrange|lindex|spop)$",
            "cache",
        ),
        (
            r"^(redis|aioredis|redis\.asyncio|valkey)\.from_url\(\)\.(get|hget|lpop|rpop|blpop|mget|hgetall)$|^(pymemcache|pylibmc|memcache|aiomcache|bmemcached)\..*\.get$"
            r"|^diskcache\.(Cache|FanoutCache)\(\)\.get$|^django\.core\.cache\.(cache|caches)\.get(_many)?$|^flask_caching\.Cache\(\)\.get$|^aiocache\.\w+\(\)\.get$",
            "cache",
        ),
        (
            r"^(sqlite3|aiosqlite|pymysql|MySQLdb|mysql\.connector|pyodbc|oracledb|cx_Oracle|snowflake\.connector|duckdb|psycopg2?|asyncpg|databricks\.sql|trino\.dbapi|redshift_connector)"
            r"\.connect\(\).*(fetch(one|all|many|val|row)?)$",
            "cache",
        ),
        (
            r"^(pymongo\.(Async)?MongoClient|motor\.motor_asyncio\.AsyncIOMotorClient)\(\).*find(_one)?$|^gridfs\.(GridFS|GridFSBucket)\(\)\.(get|find_one|open_download_stream\w*)$",
            "cache",
        ),
        (
            r"^sqlalchemy\.(orm|ext\.asyncio)(\.\w+)?\.(Async)?Session\(\)\.(query|get|scalars?|execute)$|^sqlmodel(\.\w+)*\.(Async)?Session\(\)\.(exec|get|scalars?)$",
            "cache",
        ),
        (r"^(plyvel\.DB|lmdb\.open\(\)\.begin|rocksdb\.DB|leveldb\.LevelDB)\(\)\.[gG]et$", "cache"),
        # queues
        (
            r"^(aio)?kafka\.(AIO)?KafkaConsumer\(\)|^aiokafka\.AIOKafkaConsumer\(\)|^confluent_kafka\.(Deserializing)?(Consumer|DeserializingConsumer)\(\)\.(poll|consume)$|^(aio_)?pika\."
            r"|^nats\b.*\.(next_msg|fetch)$|^pulsar\.Client\(\)\.subscribe\(\)\.(receive|batch_receive)$|^stomp\.|^paho\.mqtt\.|^aiomqtt\.|^gmqtt\."
            r"|^google\.cloud\.pubsub(_v1)?\..*\.pull$|^azure\.(servicebus|eventhub)\b.*\.(receive_messages|receive|receive_batch)$|^kombu\.|^aiormq\.|^amqp\.",
            "queue",
        ),
        (
            r"^boto3\.(client|resource)\(\)(\.Queue\(\)|\.get_queue_by_name\(\))?\.(receive_message|receive_messages|get_records)$",
            "queue",
        ),
        # peers
        (
            r"^zmq(\.(asyncio|green))?\.Context(\.instance)?\(\)\.socket\(\)\.recv|^socket\.(socket|create_connection)\(\)\.(recv|makefile)|^websockets?\b.*\.recv$"
            r"|^websocket\.(create_connection|WebSocket)\(\)\.recv|^multiprocessing\.connection\.(Client|Listener\(\)\.accept)\(\)\.recv_bytes$|^bluetooth\.BluetoothSocket\(\)\.recv$|^serial\.Serial\(\)\.read",
            "peer",
        ),
        # hubs and registries
        (
            r"^huggingface_hub\.((file_download\.)?hf_hub_download|snapshot_download|cached_download|HfApi\(\)\.(hf_hub_download|snapshot_download))$"
            r"|^(transformers\.utils|transformers\.utils\.hub)\.cached_file$|^modelscope(\.\w+)*\.(snapshot_download|model_file_download)$|^kagglehub\.(model_download|dataset_download|notebook_output_download)$",
            "hub",
        ),
        (r"^mlflow\.(artifacts\.download_artifacts|tracking\.MlflowClient\(\)\.download_artifacts)", "registry"),
        (
            r"^mlflow\.(client\.)?MlflowClient\(\)\.download_artifacts$|^wandb\..*(use_artifact|use_model|download|restore)"
            r"|^clearml\.(Model|InputModel)\(\)\.(get_local_copy|get_weights)$|^clearml\.Task\.get_task\(\)\.artifacts\b.*|^clearml\.StorageManager\.get_local_copy$"
            r"|^comet_ml\b.*\.(download|get_artifact|download_model)$|^neptune\b.*\.download(_files)?$|^dvc\.api\.(open|read)$|^hopsworks\b.*\.download$",
            "registry",
        ),
    )
)
VALUES: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (regex(pattern), kind)
    for pattern, kind in (
        (r"^sys\.argv$", "command line"),
        (r"^argparse\.ArgumentParser\(\)\.parse_(known_)?args\(\)", "command line"),
        (r"^absl\.flags\.FLAGS\.", "command line"),
        (r"^os\.environ(b)?$", "environment"),
        (r"^(flask|quart|bottle)\.request\.(files)", "upload"),
        (r"^(flask|quart|bottle)\.request\.", "request"),
        (
            r"^(fastapi|fastapi\.requests|starlette\.requests|django\.http|django\.core\.handlers\.wsgi|rest_framework\.request|quart|sanic|sanic\.request|aiohttp\.web|litestar|falcon(\.asgi)?|ray\.serve|robyn|blacksheep)"
            r"\.(Request|HttpRequest|ASGIRequest|WSGIRequest)\(\)",
            "request",
        ),
        (
            r"^azure\.functions\.HttpRequest\(\)|^functions_framework\.\w+\(\)|^werkzeug(\.wrappers)?\.Request\(\)",
            "request",
        ),
        (
            r"^(fastapi|fastapi\.datastructures|starlette\.datastructures|litestar\.datastructures|ninja|ninja\.files|nicegui\.events)\.(UploadFile|UploadedFile|UploadEventArguments)\(\)"
            r"|^werkzeug\.datastructures\.FileStorage\(\)|^django\.core\.files\.uploadedfile\.\w*UploadedFile\(\)",
            "upload",
        ),
        (r"^streamlit\.(sidebar\.)?(text_input|text_area|chat_input)\(\)", "request"),
        (r"^streamlit\.(sidebar\.)?(file_uploader|camera_input|audio_input)\(\)", "upload"),
    )
)
TOPS: Final = frozenset(
    {
        "MySQLdb",
        "absl",
        "adlfs",
        "aio_pika",
        "aioboto3",
        "aiobotocore",
        "aiocache",
        "aiohttp",
        "aiokafka",
        "aiomcache",
        "aiomqtt",
        "aioredis",
        "aiormq",
        "aiosqlite",
        "amqp",
        "argparse",
        "asyncpg",
        "azure",
        "b2sdk",
        "blacksheep",
        "bluetooth",
        "bmemcached",
        "boto3",
        "bottle",
        "builtins",
        "clearml",
        "click",
        "cloudpathlib",
        "cloudscraper",
        "comet_ml",
        "configargparse",
        "confluent_kafka",
        "coredis",
        "curl_cffi",
        "cx_Oracle",
        "databricks",
        "decouple",
        "diskcache",
        "django",
        "docopt",
        "dotenv",
        "dropbox",
        "duckdb",
        "dvc",
        "environ",
        "environs",
        "fakeredis",
        "falcon",
        "fastai",
        "fastapi",
        "fire",
        "firebase_admin",
        "flask",
        "flask_caching",
        "fsspec",
        "ftplib",
        "functions_framework",
        "gcloud",
        "gcsfs",
        "gdown",
        "getpass",
        "gmqtt",
        "google",
        "googleapiclient",
        "gridfs",
        "hdfs",
        "hopsworks",
        "http",
        "httpx",
        "huggingface_hub",
        "ibm_boto3",
        "jsonargparse",
        "kafka",
        "kagglehub",
        "keras",
        "kombu",
        "leveldb",
        "litestar",
        "lmdb",
        "memcache",
        "minio",
        "miniopy_async",
        "mlflow",
        "modelscope",
        "motor",
        "multiprocessing",
        "mysql",
        "nats",
        "neptune",
        "nicegui",
        "ninja",
        "niquests",
        "obs",
        "oci",
        "oracledb",
        "os",
        "oss2",
        "ossfs",
        "paho",
        "paramiko",
        "pika",
        "plyvel",
        "pooch",
        "psycopg",
        "psycopg2",
        "pulsar",
        "pyarrow",
        "pydrive",
        "pydrive2",
        "pylibmc",
        "pymemcache",
        "pymongo",
        "pymysql",
        "pyodbc",
        "pysftp",
        "qcloud_cos",
        "quart",
        "questionary",
        "ray",
        "redis",
        "redshift_connector",
        "requests",
        "requests_cache",
        "rest_framework",
        "robyn",
        "rocksdb",
        "s3fs",
        "sanic",
        "serial",
        "simple_parsing",
        "six",
        "smart_open",
        "snowflake",
        "socket",
        "sqlalchemy",
        "sqlite3",
        "sqlmodel",
        "starlette",
        "stomp",
        "streamlit",
        "supabase",
        "sys",
        "tap",
        "tensorflow",
        "torch",
        "torchvision",
        "transformers",
        "trino",
        "typer",
        "tyro",
        "upath",
        "urllib",
        "urllib2",
        "urllib3",
        "valkey",
        "walrus",
        "wandb",
        "websocket",
        "websockets",
        "werkzeug",
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
