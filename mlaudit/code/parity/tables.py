"""What library functions do to data: which are steps, which only move it, which belong to training alone."""

from __future__ import annotations

from typing import Final

STRING_STEPS: Final = frozenset(
    {"lower", "upper", "casefold", "title", "capitalize", "swapcase", "strip", "lstrip", "rstrip", "replace", "zfill"}
    | {"removeprefix", "removesuffix", "translate", "normalize", "slice", "pad", "extract", "sub"}
)
"""Methods of strings and of ``Series.str``."""

TABLE_STEPS: Final = frozenset(
    {"fillna", "clip", "round", "abs", "rank", "diff", "shift", "pct_change", "interpolate", "ffill", "bfill", "cumsum"}
    | {"mask", "where", "cut", "log", "log1p", "exp", "sqrt", "normalize", "tanh", "clamp", "square", "log10", "log2"}
)
"""Methods of tables, columns, arrays and tensors."""

OF_ROWS: Final = frozenset(
    {"rolling", "ewm", "expanding", "quantize", "rotate", "crop", "filter", "resample", "lemmatize", "stem", "sigmoid"}
    | {"floor", "ceil", "pow", "power", "standardize", "normalise", "to_period", "to_timestamp", "invert", "matmul"}
)
"""Further methods that change the values of what they are called on, and are seldom in one chain twice."""

ARITHMETIC: Final = {
    **dict.fromkeys(("add",), "Add"),
    **dict.fromkeys(("sub", "subtract"), "Sub"),
    **dict.fromkeys(("mul", "multiply"), "Mult"),
    **dict.fromkeys(("div", "divide", "truediv", "true_divide"), "Div"),
    **dict.fromkeys(("pow", "power"), "Pow"),
}
"""Functions and methods that are an operator by name."""

COMPARISONS: Final = {"gt": "Gt", "ge": "GtE", "lt": "Lt", "le": "LtE", "eq": "Eq", "ne": "NotEq"}
"""Methods that are a comparison by name."""

STATISTICS: Final = frozenset(
    {"mean", "std", "var", "median", "min", "max", "mode", "quantile", "sum", "nunique", "unique", "value_counts"}
    | {"amin", "amax", "nanmean", "nanstd", "nanmedian", "percentile", "count", "skew", "to_dict", "describe", "agg"}
)
"""Reductions: what they give is a number of the data, not the data."""

ELEMENTWISE: Final = frozenset(
    {"log", "log2", "log10", "log1p", "exp", "expm1", "sqrt", "square", "abs", "absolute", "clip", "round", "floor"}
    | {"ceil", "sign", "tanh", "sin", "cos", "power", "nan_to_num", "flip", "fliplr", "flipud", "rot90", "invert"}
    | {"diff", "cumsum", "interp", "maximum", "minimum", "where", "clamp", "clip_by_value", "sigmoid", "softmax"}
)
"""NumPy, torch and tf functions that change values."""

ON_VALUES: Final = (
    *("scipy.signal.", "scipy.ndimage.", "skimage.exposure.", "skimage.filters.", "librosa.effects.", "noisereduce."),
    *("cv2.GaussianBlur", "cv2.medianBlur", "cv2.bilateralFilter", "cv2.equalizeHist", "cv2.adaptiveThreshold"),
    *("cv2.fastNlMeansDenoising", "unidecode.", "ftfy.", "contractions.", "html.unescape", "emoji."),
)
"""Beginnings of the names of library functions that change what the model sees: known as steps by themselves."""

DROPS: Final = frozenset(
    {"dropna", "drop_duplicates", "sample", "query", "sort_values", "sort_index", "shuffle", "head", "tail", "nlargest"}
)
"""Row selection and order: a matter of the training set, not of the features."""

MOVES: Final = frozenset(
    {"copy", "to_numpy", "numpy", "reset_index", "set_index", "reshape", "squeeze", "unsqueeze", "expand_dims", "view"}
    | {
        "flatten",
        "ravel",
        "tolist",
        "toarray",
        "todense",
        "cuda",
        "cpu",
        "to",
        "float",
        "long",
        "int",
        "half",
        "double",
    }
    | {"detach", "dict", "model_dump", "json", "get_json", "items", "get", "values", "rename", "transpose", "permute"}
    | {"contiguous", "iloc", "loc", "drop", "filter", "select_dtypes", "merge", "join", "infer_objects", "read", "file"}
    | {
        "getvalue",
        "decode",
        "encode",
        "seek",
        "split",
        "rsplit",
        "tobytes",
        "numpy_function",
        "requires_grad_",
        "clone",
    }
    | {"add_prefix", "reindex", "reindex_like", "to_frame", "to_list", "to_records", "stack", "unstack", "pop", "load"}
    | {"item", "batch", "prefetch", "cache", "repeat", "shuffle", "take", "skip", "unbatch", "asdict", "getlist"}
    | {"isna", "notna", "isnull", "notnull", "explode", "melt", "pivot", "pivot_table", "columns", "isin", "set_axis"}
    | {
        "verify",
        "result",
        "to_dataframe",
        "to_arrow",
        "fetchall",
        "collect",
        "stream",
        "to_pandas",
        "to_dicts",
        "lazy",
        "with_columns",
        "select",
        "swapaxes",
        "moveaxis",
        "keys",
        "union",
    }
    | {"duplicated", "between", "contains", "startswith", "endswith", "nonzero", "findall", "splitlines", "expand"}
    | {"isoformat", "timestamp", "date", "time", "append", "extend", "assign_coords", "info", "plot", "hist"}
    | {
        "join",
        "index",
        "find",
        "format",
        "argmax",
        "argsort",
        "topk",
        "all",
        "any",
        "groupby",
        "iterrows",
        "itertuples",
    }
)
"""Methods that move, select or retype data and leave its values."""

MOVING_FUNCTIONS: Final = frozenset(
    {"array", "asarray", "ascontiguousarray", "expand_dims", "reshape", "squeeze", "stack", "concatenate", "vstack"}
    | {"hstack", "column_stack", "c_", "r_", "transpose", "float32", "float64", "int64", "int32", "uint8", "tensor"}
    | {"as_tensor", "from_numpy", "FloatTensor", "LongTensor", "Tensor", "cat", "convert_to_tensor", "constant"}
    | {"frombuffer", "atleast_2d", "ravel", "copy", "Series", "BytesIO", "StringIO", "fromarray", "b64decode", "loads"}
    | {"to_numeric", "to_datetime", "concat", "merge", "permutation", "shuffle", "squeeze", "moveaxis", "swapaxes"}
    | {"array_split", "DMatrix", "Dataset", "Pool", "csr_matrix", "hstack", "from_pandas", "from_records", "from_dict"}
    | {
        "TensorDataset",
        "DataLoader",
        "deepcopy",
        "jsonable_encoder",
        "asdict",
        "cast",
        "unsqueeze",
        "float16",
        "Variable",
    }
    | {
        "img_to_array",
        "array_to_img",
        "exif_transpose",
        "secure_filename",
        "fromstring",
        "unquote",
        "run_in_threadpool",
        "to_thread",
    }
    | {"literal_eval", "fromisoformat", "Categorical", "from_tensor_slices", "dumps", "json_normalize", "isnan", "isna"}
    | {"tqdm", "shuffle", "resample", "Subset", "random_split", "sorted", "zip", "enumerate", "list", "tuple", "dict"}
    | {"str", "int", "float", "bool", "reversed", "iter", "next", "set", "print", "len", "vars", "bytes", "bytearray"}
)
"""Functions that build, move or retype data and leave its values, by the last part of their name."""

PREDICTS: Final = frozenset(
    {"predict", "predict_proba", "predict_log_proba", "decision_function", "predict_on_batch", "predict_classes"}
    | {"predict_generator", "score_samples", "inference", "kneighbors"}
)

FILLS: Final = frozenset({"fillna", "SimpleImputer", "KNNImputer", "IterativeImputer", "ffill", "bfill", "interpolate"})
"""Steps that put something where there is nothing."""
SCHEMAS: Final = frozenset({"pydantic.BaseModel", "ninja.Schema", "sqlmodel.SQLModel", "msgspec.Struct"})
"""Bases of classes that a request is checked against."""
ENCODERS: Final = frozenset({"get_dummies", "factorize", "codes", "LabelEncoder", "OrdinalEncoder"})
"""Encodings whose numbers depend on which rows are in hand."""

TRANSFORMERS: Final = frozenset(
    {"StandardScaler", "MinMaxScaler", "RobustScaler", "MaxAbsScaler", "Normalizer", "PowerTransformer", "Binarizer"}
    | {"QuantileTransformer", "PolynomialFeatures", "KBinsDiscretizer", "SplineTransformer", "FunctionTransformer"}
    | {"OneHotEncoder", "OrdinalEncoder", "LabelEncoder", "LabelBinarizer", "TargetEncoder", "MultiLabelBinarizer"}
    | {"SimpleImputer", "KNNImputer", "IterativeImputer", "MissingIndicator", "PCA", "TruncatedSVD", "IncrementalPCA"}
    | {"CountVectorizer", "TfidfVectorizer", "TfidfTransformer", "HashingVectorizer", "DictVectorizer", "FeatureHasher"}
    | {"ColumnTransformer", "FeatureUnion", "SelectKBest", "SelectPercentile", "SelectFromModel", "VarianceThreshold"}
    | {"RFE", "RFECV", "Tokenizer", "TextVectorization", "FastICA", "KernelPCA", "NMF", "make_column_transformer"}
    | {"CatBoostEncoder", "WOEEncoder", "CountEncoder", "BinaryEncoder", "HashingEncoder"}
)
"""Classes that are fitted to data and then change it."""

STATELESS: Final = frozenset({"HashingVectorizer", "FeatureHasher", "Normalizer", "FunctionTransformer", "Binarizer"})
"""Transformers whose `fit` learns nothing: to fit them again does no harm."""

RANDOM_STEPS: Final = (
    "Random",
    "Color Jitter",
    "ColorJitter",
    "GaussianBlur",
    "TrivialAugment",
    "AutoAugment",
    "RandAugment",
    "AugMix",
    "HorizontalFlip",
    "VerticalFlip",
    "ShiftScaleRotate",
    "CoarseDropout",
    "Cutout",
    "GaussNoise",
    "HueSaturationValue",
    "RGBShift",
    "OneOf",
    "OneOrOther",
    "SomeOf",
    "Defocus",
    "Downscale",
    "Emboss",
    "GlassBlur",
    "ISONoise",
    "MultiplicativeNoise",
    "ChannelShuffle",
    "PixelDropout",
    "Posterize",
    "Sharpen",
    "Solarize",
    "ZoomBlur",
    "MotionBlur",
    "ElasticTransform",
    "GridDistortion",
    "OpticalDistortion",
    "Rotate",
    "Affine",
    "Blur",
    "Mixup",
    "CutMix",
    "Perspective",
    "SpecAugment",
    "Dropout",
    "CLAHE",
    "Flip",
    "Transpose",
    "ImageCompression",
    "ToGray",
    "FrequencyMasking",
    "TimeMasking",
)
"""Beginnings of the names of augmentations."""

READERS: Final = frozenset(
    {"read_csv", "read_parquet", "read_excel", "read_json", "read_sql", "read_sql_query", "read_table", "read_feather"}
    | {"read_pickle", "read_hdf", "loadtxt", "genfromtxt", "fetch_openml", "load_dataset", "listdir", "glob", "data"}
    | {"load_iris", "load_wine", "load_breast_cancer", "load_digits", "load_diabetes", "fetch_california_housing"}
    | {"fetch_20newsgroups", "walk", "load_data", "scandir", "read_orc"}
    | {
        "scan_parquet",
        "scan_csv",
        "scan_ndjson",
        "scan_ipc",
        "scan_delta",
        "list_files",
        "read_ndjson",
        "read_ipc",
        "read_delta",
    }
    | {"read_database", "read_avro", "load_from_disk"}
)
"""Functions that begin a chain."""

MODEL_SAVERS: Final = frozenset(
    {"save", "save_model", "save_pretrained", "save_weights", "export", "push_to_hub", "to_disk", "save_checkpoint"}
    | {"save_native_model", "save_to_file", "save_word2vec_format", "save_facebook_model", "save_mojo", "download_mojo"}
    | {"save_params", "save_lora_weights", "save_pretrained_merged", "push_to_hub_merged", "save_adapter"}
)
"""Methods with which a model writes itself."""

MODEL_LOADERS: Final = frozenset(
    {
        "load_weights",
        "load_model",
        "load_state_dict",
        "load_checkpoint",
        "from_disk",
        "load_native_model",
        "load_params",
    }
    | {"load_adapter"}
)
"""Methods with which a model reads what it learnt elsewhere."""

SAME_OBJECT: Final = frozenset(
    {"eval", "to", "cuda", "cpu", "half", "float", "double", "requires_grad_", "state_dict", "share_memory", "compile"}
    | {
        "to_runner",
        "module",
        "set_params",
        "named_steps",
        "bind",
        "with_options",
        "set_output",
        "train",
        "summary",
        "build",
        "get",
        "convert",
        "SerializeToString",
        "get_booster",
        "merge_and_unload",
        "unload",
        "to_bettertransformer",
        "write",
        "overwrite",
        "save_raw",
        "freeze",
        "unfreeze",
    }
)
