"""Where random numbers come from, and what seeds each source.

A source is the generator that a call draws from: ``random``, ``numpy`` (scikit-learn, imbalanced-learn and pandas draw
from NumPy's global one where they are given no state), ``torch``, ``tensorflow``. XGBoost, LightGBM and CatBoost are
missing on purpose: their default seeds are constants. So is the Hugging Face trainer, which seeds everything with 42.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mlaudit.code.pattern import regex

ALL: Final = "everything"

SEEDERS: Final[dict[str, str]] = {
    "random.seed": "random",
    "numpy.random.seed": "numpy",
    "numpy.random.set_state": "numpy",
    "torch.manual_seed": "torch",
    "torch.random.manual_seed": "torch",
    "torch.seed": "torch",
    "torch.set_rng_state": "torch",
    "torch.cuda.manual_seed": "torch",
    "torch.cuda.manual_seed_all": "torch",
    "tensorflow.random.set_seed": "tensorflow",
    "tensorflow.set_random_seed": "tensorflow",
    "tensorflow.compat.v1.set_random_seed": "tensorflow",
}
"""Calls that seed one source."""

SEEDER_NAME: Final = regex(
    r"(?i)(^|_)(seed|seeds|rng)(_|$)|seed_everything|set_seed|setseed|fixseed|seedall|reproducib"
)
"""Names of helpers, of libraries or unknown ones, that are taken to seed everything."""

STATEFUL: Final = frozenset(
    {
        "AdaBoostClassifier",
        "AdaBoostRegressor",
        "BaggingClassifier",
        "BaggingRegressor",
        "BayesSearchCV",
        "BernoulliRBM",
        "DecisionTreeClassifier",
        "DecisionTreeRegressor",
        "ExtraTreeClassifier",
        "ExtraTreeRegressor",
        "ExtraTreesClassifier",
        "ExtraTreesRegressor",
        "GaussianMixture",
        "GradientBoostingClassifier",
        "GradientBoostingRegressor",
        "IsolationForest",
        "KMeans",
        "LatentDirichletAllocation",
        "MLPClassifier",
        "MLPRegressor",
        "MiniBatchKMeans",
        "PassiveAggressiveClassifier",
        "PassiveAggressiveRegressor",
        "Perceptron",
        "RANSACRegressor",
        "RandomForestClassifier",
        "RandomForestRegressor",
        "RandomOverSampler",
        "RandomTreesEmbedding",
        "RandomUnderSampler",
        "HalvingRandomSearchCV",
        "RandomizedSearchCV",
        "SGDClassifier",
        "SGDRegressor",
        "SMOTE",
        "SMOTENC",
        "SMOTEENN",
        "SMOTETomek",
        "SVMSMOTE",
        "StratifiedShuffleSplit",
        "ADASYN",
        "BorderlineSMOTE",
        "RepeatedKFold",
        "RepeatedStratifiedKFold",
        "ShuffleSplit",
        "GroupShuffleSplit",
        "TruncatedSVD",
        "permutation_importance",
        "resample",
        "shuffle",
        "train_test_split",
    }
)
"""What draws by default in scikit-learn and imbalanced-learn, and takes `random_state`.

Deterministic ones are not: LogisticRegression with lbfgs, Ridge, LinearRegression, nearest neighbours, GaussianNB, SVC.
"""

OWN_GENERATORS: Final = frozenset({"numpy.random.default_rng", "numpy.random.RandomState", "random.Random"})
"""What makes a generator apart from the global ones."""

MAKES_GENERATOR: Final = frozenset({"SeedSequence", "PCG64", "MT19937", "PRNGKey", "manual_seed"})
"""Last parts of other calls whose first argument is a seed."""

LIBRARIES: Final = ("sklearn.", "imblearn.", "skopt.")
"""Libraries whose classes draw from NumPy's global generator where they are given no state."""

SETTINGS: Final = frozenset(
    {"n_estimators", "max_features", "hidden_layer_sizes", "n_clusters", "test_size", "max_iter"}
)
"""Arguments of what draws, by which a dictionary of them is known."""

FOLDS: Final = frozenset({"KFold", "StratifiedKFold", "StratifiedGroupKFold"})
"""What draws with `shuffle=True` only."""

STOCHASTIC_SOLVERS: Final = frozenset({"sag", "saga"})

RANDOM: Final = frozenset(
    {
        "betavariate",
        "choice",
        "choices",
        "expovariate",
        "gauss",
        "normalvariate",
        "randint",
        "random",
        "randrange",
        "sample",
        "shuffle",
        "triangular",
        "uniform",
    }
)

NUMPY: Final = frozenset(
    {
        "beta",
        "binomial",
        "choice",
        "exponential",
        "gamma",
        "lognormal",
        "multivariate_normal",
        "normal",
        "permutation",
        "poisson",
        "rand",
        "randint",
        "randn",
        "random",
        "random_sample",
        "sample",
        "shuffle",
        "standard_normal",
        "uniform",
    }
)

TORCH: Final = frozenset({"bernoulli", "multinomial", "normal", "rand", "randint", "randn", "randperm"})

KERAS_FLOWS: Final = frozenset({"flow_from_directory", "flow_from_dataframe"})
"""Methods of Keras' `ImageDataGenerator`, which draws from NumPy."""
KERAS_LAYERS: Final = regex(
    r"^(tensorflow\.)?keras\.(layers\.(Dense|Conv\w+|Embedding|LSTM|GRU|Dropout|SeparableConv\w+)|applications\.\w+)$"
)

AGENTS: Final = regex(
    r"^(stable_baselines3|sb3_contrib)(\.\w+)*\.(A2C|ARS|DDPG|DQN|PPO|QRDQN|RecurrentPPO|SAC|TD3|TQC|TRPO)(\(\)\.learn)?$"
)
"""Agents of Stable-Baselines3, which draw from torch and NumPy, and their training."""

STUDIES: Final = frozenset({"optuna.create_study", "optuna.study.create_study"})
SAMPLER: Final = regex(r"^optuna\.samplers\.(TPE|Random|CmaEs|NSGAII|NSGAIII|GP|QMC)Sampler$")
"""Samplers of Optuna that draw, and take `seed`."""

WRITERS: Final = frozenset({"to_csv", "to_parquet", "to_feather", "to_pickle"})
"""Methods that write a table."""

FILE_WRITERS: Final = frozenset(
    {"cv2.imwrite", "shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.move"}
    | {"numpy.save", "numpy.savez", "numpy.savez_compressed", "torch.save", "h5py.File"}
    | {f"{library}.dump" for library in ("json", "pickle", "joblib", "yaml", "cloudpickle", "dill")}
)
"""Calls that put pictures, arrays or parts into a folder, as a split of files does."""

HUGGING_FACE: Final = regex(r"^(transformers|trl|setfit|sentence_transformers|adapters)\b.*Trainer\(\)\.train$")
"""Trainers that seed everything with their arguments' seed, 42 unless said otherwise."""

TORCH_TRAINERS: Final = regex(
    r"^(pytorch_lightning|lightning)\b.*Trainer\(\)\.fit$|^fastai\..*\.(fit|fit_one_cycle|fine_tune)$"
)


@lru_cache(1 << 16)
def names_seeder(last: str) -> bool:
    """Whether a function goes by the name of one that seeds."""
    written = last.lower()
    return ("seed" in written or "rng" in written or "reproducib" in written) and SEEDER_NAME.search(last) is not None
