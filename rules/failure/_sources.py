"""Calls that read files, ask databases or servers, and write down what a run has made, by library."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mlaudit.code.pattern import regex

READ_METHODS: Final = frozenset(
    {
        "image_dataset_from_directory",
        "imread",
        "load_dataset",
        "open_dataset",
        "open_mfdataset",
        "open_rasterio",
        "open_workbook",
        "open_zarr",
        "read_file",
        "read_image",
        "text_dataset_from_directory",
        "to_pandas_dataframe",
    }
)
"""Last parts by which the reading of data is known, whatever it is called on."""

READS: Final = regex(
    # tables
    r"^((pandas|modin\.pandas|dask\.dataframe|cudf|geopandas|pyspark\.pandas|fireducks\.pandas|databricks\.koalas)\.read_(?!sql)\w+"
    r"|polars\.(read|scan)_(?!database)\w+|datatable\.fread|vaex\.(open|open_many|from_csv)|pyreadstat\.read_\w+|pyreadr\.read_r"
    r"|pyarrow\.(parquet|csv|json|orc|feather|dataset|ipc)\.(read_\w+|open_\w+|ParquetFile|ParquetDataset|dataset)|fastparquet\.ParquetFile|feather\.read_dataframe"
    r"|duckdb\.read_(csv|parquet|json)|pandas\.ExcelFile|pandas\.HDFStore|fastavro\.(reader|schemaless_reader)|ijson\.items|jsonlines\.open"
    r"|openpyxl\.load_workbook|xlrd\.open_workbook|pyxlsb\.open_workbook|pyspark\.sql\.SparkSession\(\)\.read\.\w+"
    # arrays, grids and maps
    r"|numpy\.(load|loadtxt|genfromtxt|fromfile|memmap|recfromcsv)|h5py\.File|tables\.open_file|zarr\.(open\w*|load)|hickle\.load"
    r"|xarray\.(open_\w+|load_data(set|array))|netCDF4\.(Dataset|MFDataset)|rasterio\.open|rioxarray\.open_rasterio|fiona\.open"
    r"|shapefile\.Reader|laspy\.(read|open)|open3d\.io\.read_\w+|trimesh\.load\w*|pyvista\.read|meshio\.read|plyfile\.PlyData\.read"
    r"|scipy\.io\.(loadmat|mmread|arff\.loadarff|wavfile\.read|netcdf_file|readsav)|mat73\.loadmat|astropy\.io\.fits\.(open|getdata)"
    # medicine and biology
    r"|pydicom\.(dcmread|read_file|filereader\.dcmread)|nibabel(\.\w+)?\.load|SimpleITK\.(ReadImage|ImageSeriesReader\(\)\.Execute|ImageFileReader\(\)\.Execute)"
    r"|itk\.imread|nrrd\.read|ants\.image_read|highdicom\.\w+\.\w+read|openslide\.(OpenSlide|open_slide)|mne\.(io\.read_\w+|read_epochs)"
    r"|wfdb\.(rdrecord|rdsamp|rdann)|pyedflib\.EdfReader|neurokit2\.read_\w+|anndata\.read\w*|scanpy\.read\w*|Bio\.SeqIO\.(parse|read)|pysam\.\w+File"
    # pictures
    r"|PIL\.Image\.open|cv2\.(imread|imreadmulti|VideoCapture)|torchvision\.io\.(read|decode)_\w+|tifffile\.TiffFile|rawpy\.imread|pillow_heif\.open_heif"
    r"|pyheif\.read\w*|face_recognition\.load_image_file|(tensorflow\.)?keras\.(preprocessing\.image|utils)\.load_img"
    r"|tensorflow\.(io|image)\.decode_\w+|tensorflow\.io\.gfile\.GFile|skimage\.io\.(imread\w*|ImageCollection)|imageio(\.v\d)?\.(get_reader|imopen|imiter|mimread|mvolread)"
    # films and sound
    r"|decord\.VideoReader|torchcodec\.decoders\.\w+|av\.open|(moviepy\.)?\S*(Video|Audio)FileClip|ffmpeg\.probe|pymediainfo\.MediaInfo\.parse|vidgear\.gears\.(Cam|Video|Screen)Gear"
    r"|librosa(\.core(\.\w+)?)?\.(load|stream|get_duration)|torchaudio(\.\w+)?\.(load|info)|soundfile\.(read|SoundFile|blocks|info)|audioread\.audio_open"
    r"|wave\.open|pydub\.AudioSegment\.from_\w+|audiofile\.read|aubio\.source|mutagen\.File|eyed3\.load|whisper(\.audio)?\.load_audio"
    r"|whisperx\.load_audio|faster_whisper\.decode_audio|tensorflow\.audio\.decode_wav|pretty_midi\.PrettyMIDI|mido\.MidiFile"
    # documents
    r"|(fitz|pymupdf|pdfplumber|pikepdf)\.open|fitz\.Document|pymupdf4llm\.to_markdown|docx2txt\.process|docx\.Document|pptx\.Presentation"
    r"|(PyPDF2|PyPDF4|pypdf)\.Pdf(File)?Reader|pypdfium2\.PdfDocument|pdf2image\.convert_from_(path|bytes)|pdfminer\.high_level\.extract_(text|pages)\w*"
    r"|camelot\.read_pdf|tabula\.read_pdf\w*|pytesseract\.image_to_\w+|textract\.process|tika\.parser\.from_(file|buffer)|mammoth\.(convert_to_\w+|extract_raw_text)"
    r"|unstructured\.partition\.\w+\.partition\w*|markitdown\.MarkItDown\(\)\.convert\w*|docling\.document_converter\.DocumentConverter\(\)\.convert\w*"
    r"|ebooklib\.epub\.read_epub|extract_msg\.(openMsg|Message)|striprtf\.striprtf\.rtf_to_text|odf\.opendocument\.load|docx2python\.docx2python"
    # loaders of frameworks
    r"|langchain\w*(\.\w+)*\.\w+Loader\(\)\.(a?load|a?lazy_load|load_and_split)|llama_index(\.\w+)*\.\w+Reader\(\)\.(a?load_data|lazy_load_data)"
    r"|(datasets|evaluate)\.load_\w+|datasets\.Dataset\.from_(csv|json|parquet|text|file)|tensorflow_datasets\.(load|data_source|builder)"
    r"|sklearn\.datasets\.(fetch_\w+|load_svmlight_files?|load_files)|torchtext\.datasets\.\w+|torchvision\.datasets\.\w+|ogb(\.\w+)*\.\w+Dataset"
    r"|(tensorflow\.)?keras\.datasets\.\w+\.load_data|statsmodels\.(api\.)?datasets\.get_rdataset|openml\.datasets\.get_dataset\w*|ucimlrepo\.fetch_ucirepo"
    r"|kagglehub\.(dataset_download|load_dataset|dataset_load)|dvc\.api\.(open|read|get_url|params_show)|deeplake\.(load|open)|fiftyone\.load_dataset"
    # objects in buckets and on file systems
    r"|(s3fs\.S3FileSystem|gcsfs\.GCSFileSystem|adlfs\.AzureBlobFileSystem)\(\)\.(open|cat|cat_file)|fsspec\.open|smart_open\.open"
    r"|boto3\.(client|resource)\(\)(\.Bucket\(\))?\.get_object|boto3\.resource\(\)\.Object\(\)\.get"
    r"|google\.cloud\.storage(\.\w+)?\b.*\.download_as_(bytes|string|text)|azure\.storage\.(blob|filedatalake)\b.*\.(download_blob|readall)"
    r"|minio\.Minio\(\)\.get_object|oss2\.Bucket\(\)\.get_object|qcloud_cos\.CosS3Client\(\)\.get_object|(supabase\.create_client\(\))\.storage\b.*\.download)$"
)

WRITING: Final = regex(r"^[rb]?[wax][bt+-]*$|^r\+b?$|^rb\+$")
"""Modes in which a file is opened to be written."""

QUERY_METHODS: Final = frozenset(
    {
        # SQL, by whatever driver
        "execute",
        "execute_query",
        "fetch_all",
        "fetch_arrow_all",
        "fetch_arrow_table",
        "fetch_one",
        "fetch_pandas_all",
        "fetch_val",
        "fetchall",
        "fetchdf",
        "fetchmany",
        "fetchnumpy",
        "fetchone",
        "fetchval",
        "query_arrow",
        "query_data_frame",
        "query_df",
        "query_np",
        "read_sql_query",
        "run_query",
        "scalars",
        # documents and keys
        "batch_get_item",
        "count_documents",
        "dbsize",
        "estimated_document_count",
        "find_one",
        "get_item",
        "hlen",
        "llen",
        "query_items",
        "scard",
        "xlen",
        "zcard",
        "zscore",
        # vector stores
        "asimilarity_search_with_score",
        "describe_index",
        "describe_index_stats",
        "fetch_object_by_id",
        "fetch_objects",
        "fulltext_search",
        "get_collection",
        "get_collections",
        "list_collections",
        "max_marginal_relevance_search",
        "near_image",
        "near_object",
        "near_text",
        "near_vector",
        "query_batch_points",
        "scroll",
        "search_batch",
        "similarity_search",
        "similarity_search_by_vector",
        "similarity_search_with_relevance_scores",
        # stores of features
        "get_historical_features",
        "get_online_features",
        "get_online_features_async",
        "get_feature_vector",
        "get_feature_vectors",
        "get_features_for_events",
        "retrieve_online_documents",
        # registries and buckets
        "get_latest_versions",
        "get_model_version",
        "get_model_version_by_alias",
        "get_registered_model",
        "list_blobs",
        "list_objects",
        "list_objects_v2",
        "list_registered_models",
        "search_experiments",
        "search_logged_models",
        "search_model_versions",
        "search_registered_models",
        "search_runs",
    }
)
"""Last parts of methods that ask a database, a registry or a store."""

QUERIES: Final = regex(
    r"^((pandas|polars|modin\.pandas|dask\.dataframe|cudf)\.(read_sql\w*|read_database\w*|read_gbq)|pandas_gbq\.read_gbq|connectorx\.read_sql"
    r"|awswrangler\.(athena|redshift|mysql|postgresql|timestream|dynamodb|opensearch|neptune)\.(read_\w+|query|search\w*)"
    r"|duckdb\.(sql|query|execute|connect\(\)\.(sql|query|execute))|google\.cloud\.bigquery\.Client\(\)\.(query|query_and_wait|list_rows)\w*"
    r"|influxdb(_client)?\.\w+\(\)(\.query_api\(\))?\.query\w*|clickhouse_connect\.get_client\(\)\.query\w*|clickhouse_driver\.Client\(\)\.(execute|query_dataframe)"
    r"|neo4j\.(Async)?GraphDatabase\.driver\(\)\.session\(\)\.(run|execute_read|execute_write|read_transaction)|py2neo\.Graph\(\)\.run"
    r"|cassandra\.cluster\.Cluster\(\)\.connect\(\)\.execute(_async)?|pymongo\.MongoClient\(\)\S*\.(find|aggregate|distinct)|motor\.motor_asyncio\.\w+\(\)\S*\.(find|aggregate|distinct)"
    r"|boto3\.resource\(\)\.Table\(\)\.(scan|query)|boto3\.client\(\)\.(scan|query|get_query_results|get_record|batch_get_record)"
    r"|snowflake\.snowpark\.Session\(\)\.(sql|table)|databricks\.sql\.connect\(\)\.cursor\(\)\.\w+|supabase\.create_client\(\)\.rpc|pinecone\.\w+\(\)(\.Index\(\))?\.(query|fetch)"
    r"|(pymilvus\.(MilvusClient|Collection)\(\))\.(search|query|get|hybrid_search)|lancedb\.connect\(\)\.open_table\(\)\.search|faiss\.read_index\(\)\.search"
    r"|feast\.FeatureStore\(\)\.(get_\w+|list_\w+|retrieve_\w+)|hopsworks\.login\(\)\.get_feature_store\(\)\S*\.(read|get_\w+))$"
)

REQUESTS: Final = regex(
    r"^((requests|httpx|niquests|curl_cffi\.requests|cloudscraper|requests_cache|requests_html|treq|grequests|tls_client)"
    r"(\.((Async)?Client|Async(HTML)?Session|(Cached|HTML)?Session|session|create_scraper)\(\))?|aiohttp\.ClientSession\(\)|urllib3(\.PoolManager\(\)|\.ProxyManager\(\))?"
    r"|requests_toolbelt\.sessions\.BaseUrlSession\(\))\.(get|post|put|request|patch|delete|head|send|stream|urlopen)$"
    r"|^urllib\.request\.(urlopen|urlretrieve)$|^http\.client\.HTTPS?Connection\(\)\.(request|getresponse)$|^(wget|gdown)\.download$"
    # markets and money
    r"|^yfinance\.(download|Ticker\(\)\.(history|get_\w+|option_chain)|Tickers\(\)\.(history|download))$|^ccxt(\.async_support|\.pro)?\.\w+\(\)\.(fetch\w+|load_markets)$"
    r"|^(fredapi\.Fred|full_fred\.fred\.Fred)\(\)\.(get_series\w*|search\w*)$|^pandas_datareader(\.data|\.wb|\.\w+)?\.(DataReader|get_data_\w+|download)$"
    r"|^alpha_vantage(\.\w+)+\(\)\.get_\w+$|^(quandl|nasdaqdatalink)\.(get|get_table)$|^tushare\.\w+\(\)\.\w+$|^akshare\.\w+$|^baostock\.query_\w+$"
    r"|^(binance\.(client\.)?(Async)?Client|binance\.spot\.Spot)\(\)\.(get_\w+|klines|ticker_price|depth)$|^polygon\.RESTClient\(\)\.(get_|list_)\w+$|^finnhub\.Client\(\)\.\w+$"
    r"|^alpaca\.data(\.\w+)*Client\(\)\.get_\w+$|^alpaca_trade_api\.REST\(\)\.get_\w+$|^tiingo\.TiingoClient\(\)\.get_\w+$|^twelvedata\.TDClient\(\)\.\w+$|^nsepy\.get_history$"
    # weather, maps, statistics
    r"|^openmeteo_requests\.(Async)?Client\(\)\.\w+$|^pyowm\b.*\.(weather_at_\w+|one_call|forecast_at_\w+)$|^meteostat\.(Hourly|Daily|Monthly)\(\)\.fetch$|^geopy\.geocoders\.\w+\(\)\.(geocode|reverse)$"
    r"|^googlemaps\.Client\(\)\.\w+$|^osmnx\.(graph_from_\w+|features_from_\w+|geocode\w*)$|^wbgapi\.data\.\w+$|^world_bank_data\.get_\w+$|^cdsapi\.Client\(\)\.retrieve$|^sodapy\.Socrata\(\)\.get\w*$"
    # news, papers, people, pages
    r"|^newsapi\.NewsApiClient\(\)\.get_\w+$|^feedparser\.parse$|^praw\.Reddit\(\)\.\w+|^tweepy\.(Client|API)\(\)\.(get_|search_|user_timeline|home_timeline)\w*$|^snscrape\b.*\.get_items$"
    r"|^googleapiclient\.discovery\.build\(\)\S*\.execute$|^youtube_transcript_api\.YouTubeTranscriptApi(\(\))?\.(get_transcripts?|list_transcripts|fetch|list)$|^yt_dlp\.YoutubeDL\(\)\.(extract_info|download)$"
    r"|^arxiv\.(Client\(\)\.results|Search\(\)\.results)$|^Bio\.Entrez\.(esearch|efetch|esummary)$|^wikipedia\.(page|summary|search)$|^wikipediaapi\.Wikipedia\(\)\.page$|^pytrends\.request\.TrendReq\(\)\.\w+$"
    r"|^(tavily\.(Async)?TavilyClient|exa_py\.Exa|firecrawl\.\w+|apify_client\.ApifyClient)\(\)\.\w+$|^(duckduckgo_search|ddgs)\.DDGS\(\)\.(text|news|images|chat)$|^serpapi\.GoogleSearch\(\)\.get_dict$|^googlesearch\.search$"
    r"|^newspaper\.Article\(\)\.download$|^sec_api\.\w+\(\)\.get_\w+$|^github\.Github\(\)\.get_\w+$|^pybaseball\.\w+$|^nba_api\.stats\.endpoints(\.\w+)+\(\)\.\w+$|^fastf1\.get_\w+$"
)

SAVES: Final = frozenset(
    {
        "bentoml.picklable_model.save_model",
        "faiss.write_index",
        "google.cloud.aiplatform.Model.upload",
        "huggingface_hub.HfApi().upload_file",
        "huggingface_hub.HfApi().upload_folder",
        "huggingface_hub.push_to_hub_fastai",
        "huggingface_hub.push_to_hub_keras",
        "huggingface_hub.upload_file",
        "huggingface_hub.upload_folder",
        "joblib.dump",
        "mlflow.MlflowClient().create_model_version",
        "mlflow.client.MlflowClient().create_model_version",
        "mlflow.tracking.MlflowClient().create_model_version",
        "onnx.save",
        "openvino.serialize",
        "openvino.runtime.serialize",
        "paddle.jit.save",
        "paddle.save",
        "safetensors.numpy.save_file",
        "safetensors.torch.save_file",
        "skops.io.dump",
        "tensorflow.saved_model.save",
        "torch.export.save",
        "torch.jit.save",
        "torch.onnx.export",
        "torch.save",
    }
)
"""Full names of calls that write a model."""

SAVE_METHODS: Final = frozenset({"push_to_hub", "push_to_hub_merged", "save_pretrained_merged", "save_pretrained_gguf"})

NOTES: Final = regex(
    r"^(self\.)?_*(wandb|mlflow|experiment|run|writer|neptune|comet_ml|tracker|summary_writer|tb_writer|tensorboard|swanlab|trackio|dagshub|dvclive|live"
    r"|clearml_logger|task_logger|aim_run|wandb_run|wandb_logger|mlflow_client|mlflow_logger|comet_logger|neptune_run)\b"
    r".*\.(log|log_\w+|add_(scalars?|histogram|image|images|figure|text|hparams|graph|embedding)|report_(scalar|table|plotly|image|text)|track)$"
)
NOTING: Final = ("log", "add_", "report_", "track")
"""What a call that notes a run down begins with."""


@lru_cache(maxsize=100_000)
def reads(name: str, last: str) -> bool:
    """Whether a call of this name reads a file, or an object of a bucket."""
    if last in READ_METHODS or (last.endswith("Dataset") and last[:1].isupper()):
        return True
    return "." in name and READS.match(name) is not None


@lru_cache(maxsize=100_000)
def asks_database(name: str) -> bool:
    """Whether a call of this full name asks a database, a store of vectors or of features."""
    return "." in name and QUERIES.match(name) is not None


@lru_cache(maxsize=100_000)
def asks_server(name: str) -> bool:
    """Whether a call of this full name asks a server over the net."""
    return "." in name and REQUESTS.match(name) is not None
