"""What loads files that can run code."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mlaudit.code.pattern import regex

INDEX: Final = "load_local"
"""What loads a vector store of LangChain, pickled texts and all."""
BYTES: Final = "deserialize_from_bytes"
"""The same of one that lies in memory."""
PEER: Final = "recv_pyobj"
"""What unpickles whatever a peer of ZeroMQ sent."""
ADDRESS: Final = regex(r"^(https?|ftp|s3|gs|gcs|az|abfss?)://")
RELEASED: Final = regex(
    r"^https://(github\.com/[\w.-]+/[\w.-]+/releases/download/(?!latest/)[^/]+/[^/]+$"
    r"|gitlab\.com/[\w./-]+/-/releases/[^/]*\d[^/]*/downloads/|zenodo\.org/records?/\d+/files/"
    r"|huggingface\.co/[\w./-]+/resolve/[0-9a-f]{40}/)"
)
"""The address of an asset of one release, or of a file at one commit: whoever wrote it down chose the file."""

LOADERS: Final = {
    # pickle, and what stands on it
    "_pickle.load": "file",
    "_pickle.loads": "data",
    "cPickle.load": "file",
    "cPickle.loads": "data",
    "cloudpickle.load": "file",
    "cloudpickle.loads": "data",
    "compress_pickle.load": "path",
    "compress_pickle.loads": "data",
    "dill.load": "file",
    "dill.load_module": "filename",
    "dill.load_session": "filename",
    "dill.loads": "data",
    "joblib.load": "filename",
    "pickle.Unpickler": "file",
    "pickle.load": "file",
    "pickle.loads": "data",
    "pickle5.load": "file",
    "pickle5.loads": "data",
    "ray.cloudpickle.load": "file",
    "ray.cloudpickle.loads": "data",
    "shelve.open": "filename",
    "six.moves.cPickle.load": "file",
    "six.moves.cPickle.loads": "data",
    "sklearn.externals.joblib.load": "filename",
    "srsly.pickle_loads": "data",
    # tables and graphs
    "modin.pandas.read_pickle": "filepath_or_buffer",
    "networkx.read_gpickle": "path",
    "networkx.readwrite.gpickle.read_gpickle": "path",
    "pandas.io.pickle.read_pickle": "filepath_or_buffer",
    "pandas.read_pickle": "filepath_or_buffer",
    # other formats that run code
    "jsonpickle.decode": "string",
    "jsonpickle.loads": "string",
    "jsonpickle.unpickler.decode": "string",
    "marshal.load": "file",
    "marshal.loads": "data",
    "torch.package.PackageImporter": "file_or_buffer",
}
"""Loaders that run code whatever they are told, with the parameter that names the file or the bytes."""
_FRAMEWORKS: Final = {
    "autogluon.multimodal.MultiModalPredictor.load": "path",
    "autogluon.tabular.TabularPredictor.load": "path",
    "autogluon.timeseries.TimeSeriesPredictor.load": "path",
    "fastai.basics.load_learner": "fname",
    "fastai.collab.load_learner": "fname",
    "fastai.learner.load_learner": "fname",
    "fastai.tabular.all.load_learner": "fname",
    "fastai.text.all.load_learner": "fname",
    "fastai.vision.all.load_learner": "fname",
    "statsmodels.api.load": "fname",
    "statsmodels.iolib.smpickle.load_pickle": "fname",
    "surprise.dump.load": "file_name",
    "ultralytics.RTDETR": "model",
    "ultralytics.YOLO": "model",
    "yolov5.load": "model_path",
}
_BY_CLASS: Final = (
    (
        regex(
            r"^(stable_baselines3|sb3_contrib)(\.\w+)*\.(A2C|ARS|DDPG|DQN|PPO|QRDQN|MaskablePPO|RecurrentPPO|SAC|TD3|TQC|TRPO)\.load$"
        ),
        "path",
    ),
    (regex(r"^pycaret\.(classification|regression|clustering|anomaly|time_series)\.load_model$"), "model_name"),
    (regex(r"^gensim\.(models|similarities|corpora)(\.\w+)*\.[A-Z]\w+\.load$"), "fname"),
    (regex(r"^darts\.models(\.\w+)*\.[A-Z]\w+\.load$"), "path"),
    (regex(r"^statsmodels(\.\w+)+\.\w+Results(Wrapper)?\.load$"), "fname"),
)


@lru_cache(maxsize=100_000)
def of_framework(name: str) -> str:
    """The parameter that names the file of a framework's own loader, which unpickles it; "" for anything else.

    What such a loader reads is what the project itself trained: it counts where the file comes from far outside only.
    """
    if name in _FRAMEWORKS:
        return _FRAMEWORKS[name]
    return next((parameter for pattern, parameter in _BY_CLASS if "." in name and pattern.match(name)), "")


JUDGED: Final = frozenset(
    {
        "torch.load",
        "torch.hub.load_state_dict_from_url",
        "numpy.load",
        "numpy.lib.npyio.load",
        "numpy.lib.format.read_array",
        "ruamel.yaml.YAML().load",
        "ruamel.yaml.load",
        "skops.io.load",
        "skops.io.loads",
        "yaml.load",
        "yaml.load_all",
        "yaml.unsafe_load",
        "yaml.unsafe_load_all",
    }
)
"""Loaders that are unsafe under some arguments only."""
KERAS: Final = ("keras.models.load_model", "keras.saving.load_model", "tensorflow.keras.models.load_model")
"""The ends of names of Keras' loader, which has a safe mode."""
