"""The APIs that the data rules know: what learns from rows, what splits them, what ties them to time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from mlaudit.code.pattern import regex

LEARNS_NUMBERS: Final = frozenset(
    {
        "StandardScaler",
        "MinMaxScaler",
        "MaxAbsScaler",
        "RobustScaler",
        "PowerTransformer",
        "QuantileTransformer",
        "KBinsDiscretizer",
        "SplineTransformer",
        "SimpleImputer",
        "IterativeImputer",
        "KNNImputer",
        "PCA",
        "KernelPCA",
        "SparsePCA",
        "IncrementalPCA",
        "TruncatedSVD",
        "FastICA",
        "NMF",
        "FactorAnalysis",
        "LinearDiscriminantAnalysis",
        "SelectKBest",
        "SelectPercentile",
        "SelectFpr",
        "SelectFdr",
        "SelectFromModel",
        "RFE",
        "RFECV",
        "VarianceThreshold",
        "SequentialFeatureSelector",
        "TfidfVectorizer",
        "TfidfTransformer",
        "TargetEncoder",
        "LeaveOneOutEncoder",
        "CatBoostEncoder",
        "JamesSteinEncoder",
        "MEstimateEncoder",
        "WOEEncoder",
        "CountEncoder",
        "MeanMedianImputer",
        "Winsorizer",
        "UMAP",
        "BoxCox",
        *("Imputer", "IDF", "QuantileDiscretizer", "UnivariateFeatureSelector", "ChiSqSelector"),
        *("GenericUnivariateSelect", "SelectFwe", "BorutaPy", "MeanEncoder", "GLMMEncoder", "QuantileEncoder"),
        *("YeoJohnsonTransformer", "BoxCoxTransformer", "EqualFrequencyDiscretiser", "EqualWidthDiscretiser"),
        *("RandomSampleImputer", "EndTailImputer", "DropCorrelatedFeatures", "SmartCorrelatedSelection"),
    }
)
"""Transformers whose fitted state is statistics of the rows: fitted on all rows they carry test rows into training."""

LEARNS_FROM_LABELS: Final = frozenset(
    {
        *("SelectKBest", "SelectPercentile", "SelectFpr", "SelectFdr", "SelectFromModel", "RFE", "RFECV"),
        *("SequentialFeatureSelector", "LinearDiscriminantAnalysis"),
        *("TargetEncoder", "LeaveOneOutEncoder", "CatBoostEncoder", "JamesSteinEncoder", "MEstimateEncoder"),
        *(
            "WOEEncoder",
            "UnivariateFeatureSelector",
            "ChiSqSelector",
            "GenericUnivariateSelect",
            "SelectFwe",
            "BorutaPy",
        ),
        *("MeanEncoder", "GLMMEncoder", "QuantileEncoder"),
    }
)
"""Transformers that are told the label: fitted on all rows they carry the answers of the test rows into training."""

SCALERS: Final = frozenset(
    {
        "StandardScaler",
        "MinMaxScaler",
        "MaxAbsScaler",
        "RobustScaler",
        "PowerTransformer",
        "QuantileTransformer",
        "BoxCox",
    }
)
"""Transformers that keep the order of a column's values."""

REDUCERS: Final = frozenset(
    {"PCA", "KernelPCA", "SparsePCA", "IncrementalPCA", "TruncatedSVD", "FastICA", "NMF", "FactorAnalysis", "UMAP"}
)
"""Projections, which are also fitted just to draw a picture."""

LEARNS_CATEGORIES: Final = frozenset(
    {"OneHotEncoder", "OrdinalEncoder", "CountVectorizer", "DictVectorizer", "BinaryEncoder"}
    | {"StringIndexer", "VectorIndexer", "RareLabelEncoder", "CountFrequencyEncoder"}
)
"""Transformers that learn only which values exist: a leak, but a small one."""

COUNTS: Final = frozenset({"RareLabelEncoder", "CountFrequencyEncoder"})
"""Those of them that also learn how often each is there."""

LEARNS_LABELS: Final = frozenset({"LabelEncoder", "LabelBinarizer", "MultiLabelBinarizer"})
"""Encoders made for targets, for which a fit on everything is right."""

LEARNS_VOCABULARY: Final = frozenset({"Tokenizer", "TextVectorization"})

COMPOSITES: Final = frozenset(
    {
        "Pipeline",
        "make_pipeline",
        "ColumnTransformer",
        "make_column_transformer",
        "FeatureUnion",
        "make_union",
        "DataFrameMapper",
    }
)

PIPELINES: Final = frozenset({"Pipeline", "make_pipeline"})
"""Composites of which the last step may be a model."""

RESAMPLERS: Final = frozenset(
    {
        "SMOTE",
        "SMOTENC",
        "SMOTEN",
        "BorderlineSMOTE",
        "SVMSMOTE",
        "KMeansSMOTE",
        "ADASYN",
        "RandomOverSampler",
        "SMOTEENN",
        "SMOTETomek",
    }
)
UNDERSAMPLERS: Final = frozenset(
    {"RandomUnderSampler", "NearMiss", "ClusterCentroids", "TomekLinks", "InstanceHardnessThreshold"}
)

_REPEATS: Final = regex(r"(?i)(^|_)(random_?)?(over_?sampl\w*|smote|adasyn|upsample_(minority|class\w*))(_|$)")


@lru_cache(1 << 16)
def repeats(name: str) -> bool:
    """Whether a function of the project repeats rows of the rarer class, by its name."""
    return _REPEATS.search(name) is not None


FOLDERS: Final = frozenset(
    {
        "KFold",
        "StratifiedKFold",
        "RepeatedKFold",
        "RepeatedStratifiedKFold",
        "ShuffleSplit",
        "StratifiedShuffleSplit",
        "GroupKFold",
        "StratifiedGroupKFold",
        "GroupShuffleSplit",
        "LeaveOneOut",
        "TimeSeriesSplit",
    }
)
SHUFFLING_FOLDERS: Final = frozenset(
    {"ShuffleSplit", "StratifiedShuffleSplit", "RepeatedKFold", "RepeatedStratifiedKFold"}
)
"""Folds that always shuffle; `KFold` and `StratifiedKFold` do where told to."""

GROUPLESS_FOLDERS: Final = SHUFFLING_FOLDERS | {"KFold", "StratifiedKFold"}
"""Folds that take `groups` as an argument and pay no heed to them."""

SPARK_SEARCHES: Final = frozenset({"CrossValidator", "TrainValidationSplit"})
"""Searches of Spark, which draw the fold of each row."""
SEARCHES: Final = SPARK_SEARCHES | {
    *("GridSearchCV", "RandomizedSearchCV", "HalvingGridSearchCV", "HalvingRandomSearchCV", "BayesSearchCV"),
}
CROSS_VALIDATION: Final = frozenset(
    {"cross_val_score", "cross_validate", "cross_val_predict", "learning_curve", "validation_curve"}
)
SHUFFLES: Final = FOLDERS | CROSS_VALIDATION | {"train_test_split", "randomSplit", "random_split", "Subset"}
"""What a file that splits rows at random calls, or makes."""
FITS: Final = frozenset({"fit", "fit_transform", "partial_fit", "fit_on_texts", "adapt", "fit_resample", "fit_sample"})
"""Methods that fit something to rows."""

SCALING_FUNCTIONS: Final = frozenset(
    {
        "sklearn.preprocessing.scale",
        "sklearn.preprocessing.minmax_scale",
        "sklearn.preprocessing.robust_scale",
        "sklearn.preprocessing.maxabs_scale",
        "sklearn.preprocessing.power_transform",
        "sklearn.preprocessing.quantile_transform",
        "scipy.stats.zscore",
    }
)

BENDING_FUNCTIONS: Final = frozenset({"scipy.stats.boxcox", "scipy.stats.yeojohnson"})
"""What finds the power that makes rows most normal, where it is given none, and hands it back with them."""

STATISTICS: Final = frozenset(
    {"mean", "std", "min", "max", "median", "var", "mode", "quantile", "nanmean", "nanstd", "nanmedian"}
)

KNOWN_CLASSES: Final = (
    LEARNS_NUMBERS
    | LEARNS_CATEGORIES
    | LEARNS_LABELS
    | LEARNS_VOCABULARY
    | COMPOSITES
    | RESAMPLERS
    | UNDERSAMPLERS
    | FOLDERS
    | SEARCHES
)
LIBRARIES: Final = (
    "sklearn",
    "imblearn",
    "category_encoders",
    "feature_engine",
    "cuml",
    "umap",
    "keras",
    "tensorflow",
    "tf_keras",
    "skopt",
    "sklearn_pandas",
    "pyspark",
    "boruta",
)

TIME_COLUMN: Final = regex(
    r"(^|_)(date|datetime|timestamp|ds|dt|time|trade_?date|saledate|order_?date|created_at|updated_at)(_|$)"
    r"|date$|datetime$|timestamp$|_at$|^(open|close)_?time$",
    re.IGNORECASE,
)
ENTITY_COLUMN: Final = regex(
    r"^(patient|subject|user|customer|client|member|person|speaker|participant|session|account|driver|student|employee"
    r"|household|engine|visitor|player|author|case|cust)_?(id|no|num|nr|number|name|key|code|uuid)?$",
    re.IGNORECASE,
)
PERSON_COLUMN: Final = regex(
    r"^(patient|subject|participant)s?_?(id|no|num|nr|number|name|key|code|uuid)?$", re.IGNORECASE
)
"""Columns of people whom production has not seen; known customers may well be scored again."""
_TRAIN: Final = regex(r"train|(^|_)(trn|tr|fit)($|_|\d)|^[xy]_?tr\d*$", re.IGNORECASE)
_TEST: Final = regex(
    r"(^|_|[xy]|[a-z0-9](?=Test))test(?!ament|imon)|(^|_)(tst|te|val|valid|validation|dev|holdout|hold_?out|held_?out|oos|unseen)($|_|\d|[xy]$)"
    r"|^[xy]_?(te|val|valid|dev|held)\d*$|valid(ation)?_?(x|y|set|data|df|idx|index|ids|loader|ds)",
    re.IGNORECASE,
)
_NEITHER: Final = regex(
    r"latest|contest|protest|(fas|grea|shor|smar|ligh|brigh|tigh|stric|fit|hot|cu)test|train_?test|train_?val|trainval|strain|backtest|test_?size|val_?size"
    r"|(^|_)(best|max|min|mean|median|std|avg|sum|fill|old|new|prev|next)(_\w+)?_val$",  # a value
    re.IGNORECASE,
)


_TEST_NAME: Final = regex(r"(^|_|[xyXYd])[tT]est($|_|\d)")
_VALIDATION_NAME: Final = regex(r"(?i)(^|_)(val|valid|validation|dev|cv|folds?)(_|\d|$)|^[xy]_?val|cross_val|kfold")
"""Names of test rows alone, and of those that a choice may be made by."""
MOST_NAMES: Final = 1 << 16
"""Names of which it is remembered what they say: the same ones come again in all files."""


def is_test_name(name: str) -> bool:
    """Whether a name is that of test rows."""
    return ("test" in name or "Test" in name) and _TEST_NAME.search(name) is not None


@lru_cache(MOST_NAMES)
def is_validation_name(name: str) -> bool:
    """Whether a name is that of rows by which a choice may be made."""
    return _VALIDATION_NAME.search(name) is not None


@lru_cache(MOST_NAMES)
def role_of(name: str) -> str:
    """``train``, ``test`` (validation counts as test) or "": the part of the data that a name says it holds."""
    if _NEITHER.search(name):
        return ""
    is_train, is_test = bool(_TRAIN.search(name)), bool(_TEST.search(name))
    return "" if is_train == is_test else "train" if is_train else "test"


_TARGET: Final = regex(
    r"^[yY]\d?$|^[yY]_|_[yY]$|(^|_)(target|targets|label|labels|outcome|response)(_|$|s)|^(class|classes)$",
    re.IGNORECASE,
)


@lru_cache(MOST_NAMES)
def is_target(name: str) -> bool:
    """Whether a name says that it holds the label."""
    return bool(_TARGET.search(name))
