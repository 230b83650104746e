"""What loads files that can run code."""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex

JUDGED: Final = frozenset(
    {
        "torch.load",
        "torch.hub.load_state_dict_from_url",
        "numpy.load",
        "numpy.lib.npyio.load",
        "yaml.load",
        "yaml.load_all",
        "yaml.unsafe_load",
        "yaml.unsafe_load_all",
    }
)
"""Loaders that are unsafe under some arguments only."""
INDEX: Final = "load_local"
"""What loads a vector store of LangChain, pickled texts and all."""
PEER: Final = "recv_pyobj"
"""What unpickles whatever a peer of ZeroMQ sent."""
ADDRESS: Final = regex(r"^(https?|ftp|s3|gs|gcs|az|abfss?)://")
LOADERS: Final = {
    "pickle.load": "file",
    "pickle.loads": "data",
    "pickle.Unpickler": "file",
    "_pickle.load": "file",
    "_pickle.loads": "data",
    "cPickle.load": "file",
    "cPickle.loads": "data",
    "dill.load": "file",
    "dill.loads": "data",
    "cloudpickle.load": "file",
    "cloudpickle.loads": "data",
    "joblib.load": "filename",
    "sklearn.externals.joblib.load": "filename",
    "pandas.read_pickle": "filepath_or_buffer",
    "shelve.open": "filename",
    "marshal.load": "file",
    "marshal.loads": "data",
    "jsonpickle.decode": "string",
}
"""Loaders that run code whatever they are told, with the parameter that names the file or the bytes."""
KERAS: Final = ("keras.models.load_model", "keras.saving.load_model", "tensorflow.keras.models.load_model")
"""The ends of names of Keras' loader, which has a safe mode."""
