"""Where random numbers come from, and what seeds each source.

A source is the generator that a call draws from: ``random``, ``numpy`` (scikit-learn, imbalanced-learn and pandas draw
from NumPy's global one where they are given no state), ``torch``, ``tensorflow``. XGBoost, LightGBM and CatBoost are
missing on purpose: their default seeds are constants. So is the Hugging Face trainer, which seeds everything with 42,
and Coqui's. Lightning, fastai, Composer and skorch seed nothing unless they are told to.
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
    "tensorflow.compat.v1.random.set_random_seed": "tensorflow",
    "tensorflow.random.set_random_seed": "tensorflow",
    "torch.cuda.random.manual_seed": "torch",
    "torch.cuda.random.manual_seed_all": "torch",
    "torch.mps.manual_seed": "torch",
    "torch.xpu.manual_seed": "torch",
    "torch.xpu.manual_seed_all": "torch",
    # generators that no model is drawn from
    "cupy.random.seed": "cupy",
    "faker.Faker.seed": "faker",
    "faker.Faker().seed_instance": "faker",
    "gym.make().action_space.seed": "the environment",
    "gym.make().observation_space.seed": "the environment",
    "gym.make().seed": "the environment",
    "gymnasium.make().action_space.seed": "the environment",
    "gymnasium.make().observation_space.seed": "the environment",
}
"""Calls that seed one source."""

ALWAYS: Final = frozenset({"monai.utils.set_determinism", "monai.utils.misc.set_determinism"})
"""Calls that seed everything, with a number of their own where they are given none."""

SEEDER_NAME: Final = regex(
    r"(?i)(^|_)(seed|seeds|rng)(_|$)|seed_everything|set_seed|setseed|fixseed|seedall|reproducib"
)
"""Names of helpers, of libraries or unknown ones, that are taken to seed everything."""

STATEFUL: Final = frozenset(
    {
        "ADASYN",
        "AdaBoostClassifier",
        "AdaBoostRegressor",
        "BaggingClassifier",
        "BaggingRegressor",
        "BalancedBaggingClassifier",
        "BalancedBatchGenerator",
        "BalancedRandomForestClassifier",
        "BayesSearchCV",
        "BayesianGaussianMixture",
        "BernoulliRBM",
        "BisectingKMeans",
        "BorderlineSMOTE",
        "ClusterCentroids",
        "CondensedNearestNeighbour",
        "DecisionTreeClassifier",
        "DecisionTreeRegressor",
        "EasyEnsembleClassifier",
        "EllipticEnvelope",
        "ExtraSurvivalTrees",
        "ExtraTreeClassifier",
        "ExtraTreeRegressor",
        "ExtraTreesClassifier",
        "ExtraTreesRegressor",
        "FastICA",
        "GaussianMixture",
        "GaussianRandomProjection",
        "GradientBoostingClassifier",
        "GradientBoostingRegressor",
        "GradientBoostingSurvivalAnalysis",
        "GroupShuffleSplit",
        "HalvingGridSearchCV",
        "HalvingRandomSearchCV",
        "InstanceHardnessThreshold",
        "IsolationForest",
        "KMeans",
        "KMeansSMOTE",
        "LatentDirichletAllocation",
        "MDS",
        "MLPClassifier",
        "MLPRegressor",
        "MinCovDet",
        "MiniBatchDictionaryLearning",
        "MiniBatchKMeans",
        "MiniBatchSparsePCA",
        "Nystroem",
        "OneSidedSelection",
        "OutputCodeClassifier",
        "ParameterSampler",
        "PassiveAggressiveClassifier",
        "PassiveAggressiveRegressor",
        "Perceptron",
        "PolynomialCountSketch",
        "RANSACRegressor",
        "RBFSampler",
        "RUSBoostClassifier",
        "RandomForestClassifier",
        "RandomForestRegressor",
        "RandomOverSampler",
        "RandomSurvivalForest",
        "RandomTreesEmbedding",
        "RandomUnderSampler",
        "RandomizedSearchCV",
        "RepeatedKFold",
        "RepeatedStratifiedKFold",
        "SGDClassifier",
        "SGDOneClassSVM",
        "SGDRegressor",
        "SMOTE",
        "SMOTEENN",
        "SMOTEN",
        "SMOTENC",
        "SMOTETomek",
        "SVMSMOTE",
        "ShuffleSplit",
        "SkewedChi2Sampler",
        "SparseRandomProjection",
        "SpectralBiclustering",
        "SpectralClustering",
        "SpectralCoclustering",
        "StratifiedShuffleSplit",
        "SurvivalTree",
        "TargetEncoder",
        "TruncatedSVD",
        "balanced_batch_generator",
        "make_blobs",
        "make_circles",
        "make_classification",
        "make_friedman1",
        "make_friedman2",
        "make_friedman3",
        "make_gaussian_quantiles",
        "make_hastie_10_2",
        "make_imbalance",
        "make_low_rank_matrix",
        "make_moons",
        "make_multilabel_classification",
        "make_regression",
        "make_s_curve",
        "make_swiss_roll",
        "mutual_info_classif",
        "mutual_info_regression",
        "permutation_importance",
        "resample",
        "sample_without_replacement",
        "shuffle",
        "train_test_split",
    }
)
"""What draws by default in scikit-learn, imbalanced-learn and scikit-survival, and takes `random_state`.

Deterministic ones are not: LogisticRegression with lbfgs, Ridge, LinearRegression, nearest neighbours, GaussianNB, SVC.
"""

OWN_GENERATORS: Final = frozenset({"numpy.random.default_rng", "numpy.random.RandomState", "random.Random"})
"""What makes a generator apart from the global ones."""

MAKES_GENERATOR: Final = frozenset({"SeedSequence", "PCG64", "MT19937", "PRNGKey", "manual_seed"})
"""Last parts of other calls whose first argument is a seed."""

LIBRARIES: Final = ("sklearn.", "imblearn.", "skopt.", "sksurv.")
"""Libraries whose classes draw from NumPy's global generator where they are given no state."""

ELSEWHERE: Final = frozenset(
    {
        # maps and clusters
        "tslearn.clustering.KShape",
        "tslearn.clustering.KernelKMeans",
        "tslearn.clustering.TimeSeriesKMeans",
        "umap.UMAP",
        "umap.umap_.UMAP",
        "kmodes.kprototypes.KPrototypes",
        # recommenders
        "implicit.als.AlternatingLeastSquares",
        "implicit.bpr.BayesianPersonalizedRanking",
        "implicit.lmf.LogisticMatrixFactorization",
        "lightfm.LightFM",
        "lightfm.cross_validation.random_train_test_split",
        "surprise.CoClustering",
        "surprise.NMF",
        "surprise.SVD",
        "surprise.SVDpp",
        "surprise.model_selection.ShuffleSplit",
        "surprise.model_selection.train_test_split",
        "surprise.prediction_algorithms.matrix_factorization.SVD",
        # series, sequences and outliers
        "hmmlearn.hmm.CategoricalHMM",
        "hmmlearn.hmm.GMMHMM",
        "hmmlearn.hmm.GaussianHMM",
        "pyod.models.iforest.IForest",
        "sktime.classification.kernel_based.RocketClassifier",
        "sktime.transformations.panel.rocket.MiniRocket",
        "sktime.transformations.panel.rocket.Rocket",
        # searches for models and features
        "boruta.BorutaPy",
        "gplearn.genetic.SymbolicClassifier",
        "gplearn.genetic.SymbolicRegressor",
        "gplearn.genetic.SymbolicTransformer",
        "tpot.TPOTClassifier",
        "tpot.TPOTRegressor",
        # causes
        "econml.dml.CausalForestDML",
        "econml.dml.LinearDML",
        "econml.dml.NonParamDML",
        "econml.dml.SparseLinearDML",
    }
)
"""What draws by default in other libraries, and takes `random_state`."""

PROBABLE: Final = frozenset({"SVC", "NuSVC"})
"""What draws folds with `probability=True` only."""

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
        "binomialvariate",
        "choice",
        "choices",
        "expovariate",
        "gammavariate",
        "gauss",
        "getrandbits",
        "lognormvariate",
        "normalvariate",
        "paretovariate",
        "randbytes",
        "randint",
        "random",
        "randrange",
        "sample",
        "shuffle",
        "triangular",
        "uniform",
        "vonmisesvariate",
        "weibullvariate",
    }
)

NUMPY: Final = frozenset(
    {
        "beta",
        "binomial",
        "bytes",
        "chisquare",
        "choice",
        "dirichlet",
        "exponential",
        "f",
        "gamma",
        "geometric",
        "gumbel",
        "hypergeometric",
        "laplace",
        "logistic",
        "lognormal",
        "logseries",
        "multinomial",
        "multivariate_normal",
        "negative_binomial",
        "noncentral_chisquare",
        "noncentral_f",
        "normal",
        "pareto",
        "permutation",
        "poisson",
        "power",
        "rand",
        "randint",
        "randn",
        "random",
        "random_integers",
        "random_sample",
        "ranf",
        "rayleigh",
        "sample",
        "shuffle",
        "standard_cauchy",
        "standard_exponential",
        "standard_gamma",
        "standard_normal",
        "standard_t",
        "triangular",
        "uniform",
        "vonmises",
        "wald",
        "weibull",
        "zipf",
    }
)

TORCH: Final = frozenset(
    {
        "bernoulli",
        "multinomial",
        "normal",
        "poisson",
        "rand",
        "rand_like",
        "randint",
        "randint_like",
        "randn",
        "randn_like",
        "randperm",
    }
)

TENSORFLOW: Final = frozenset({"categorical", "gamma", "normal", "poisson", "shuffle", "truncated_normal", "uniform"})

KERAS_FLOWS: Final = frozenset(
    {
        "audio_dataset_from_directory",
        "flow_from_dataframe",
        "flow_from_directory",
        "image_dataset_from_directory",
        "text_dataset_from_directory",
    }
)
"""What shuffles folders for Keras: methods of `ImageDataGenerator` and functions, which draw from NumPy."""
KERAS_LAYERS: Final = regex(
    r"^((tensorflow\.(python\.|compat\.v[12]\.|_api\.v2\.)?)?keras(\.(api|src))*|tf_keras(\.src)?)\.(layers\.(\w+\.)*(Dense|EinsumDense|Conv\w+|Embedding|LSTM|GRU|SimpleRNN|Dropout|MultiHeadAttention"
    r"|SeparableConv\w+|DepthwiseConv\w+|LocallyConnected\w+|Random[A-Z]\w+|GaussianNoise|GaussianDropout|AlphaDropout|SpatialDropout\w+)|applications\.\w+)$"
)

AGENTS: Final = regex(
    r"^(stable_baselines3|sb3_contrib)(\.\w+)*\.(A2C|ARS|CrossQ|DDPG|DQN|MaskablePPO|PPO|QRDQN|RecurrentPPO|SAC|TD3|TQC|TRPO)(\(\)\.learn)?$"
)
"""Agents of Stable-Baselines3, which draw from torch and NumPy, and their training."""

STUDIES: Final = frozenset({"optuna.create_study", "optuna.study.create_study"})
SAMPLER: Final = regex(r"^optuna(_integration)?(\.\w+)*\.(TPE|Random|CmaEs|NSGAII|NSGAIII|GP|QMC|BoTorch)Sampler$")
"""Samplers of Optuna that draw, and take `seed`."""

WRITERS: Final = frozenset({"to_csv", "to_parquet", "to_feather", "to_pickle"})
"""Methods that write a table."""

FILE_WRITERS: Final = frozenset(
    {"cv2.imwrite", "shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.move"}
    | {"numpy.save", "numpy.savez", "numpy.savez_compressed", "torch.save", "h5py.File"}
    | {f"{library}.dump" for library in ("json", "pickle", "joblib", "yaml", "cloudpickle", "dill")}
)
"""Calls that put pictures, arrays or parts into a folder, as a split of files does."""

HUGGING_FACE: Final = regex(
    r"^(transformers|trl|setfit|sentence_transformers|adapters|optimum|span_marker|unsloth)\b.*Trainer\(\)\.train$"
)
"""Trainers that seed everything with their arguments' seed, 42 unless said otherwise."""

COQUI: Final = regex(r"^trainer(\.trainer)?\.Trainer\(\)\.fit$")
"""The trainer of Coqui, which seeds `random`, NumPy and torch with its `training_seed`, 54321 unless said otherwise."""

TORCH_TRAINERS: Final = regex(
    r"^(pytorch_lightning|lightning)\b.*Trainer\(\)\.fit$|^fastai\..*\.(fit|fit_one_cycle|fine_tune)$"
    r"|^composer(\.\w+)*\.Trainer\(\)\.fit$|^skorch(\.\w+)*\.NeuralNet\w*\(\)\.fit$"
)

BOOSTERS: Final = frozenset(
    {"catboost.train", "catboost.cv", "lightgbm.cv", "lightgbm.train", "xgboost.cv", "xgboost.train"}
)
"""Training by a function; what it draws has a constant seed, but not the split before it."""
FITS: Final = frozenset({"apply_gradients", "fit", "fit_generator", "fit_predict", "partial_fit", "train_on_batch"})
"""Methods that train."""
PREPARES: Final = regex(
    r"sklearn\.(preprocessing\.(\w+\.)?\w+(Binarizer|Encoder|Scaler)|impute\.(\w+\.)?(Simple|KNN)Imputer)\(\)\.fit$"
)
"""A fit that only counts which values there are, or how they are spread: it draws nothing, and a program that asks a
model has it too.
"""


@lru_cache(1 << 16)
def names_seeder(last: str) -> bool:
    """Whether a function goes by the name of one that seeds."""
    written = last.lower()
    return ("seed" in written or "rng" in written or "reproducib" in written) and SEEDER_NAME.search(last) is not None
