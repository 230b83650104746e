"""What a program is run for: models are trained, measured, saved and handed over, rows are fetched and written."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._contained import keeps_failures
from .._made_up.drawn import is_drawn
from .._work import calls, kind_of
from .processes import trains

_MODELS: Final = (
    r"(models?|weights|checkpoints?|artifacts?|pipelines?|estimators?|networks?|classifiers?|(pre)?processors?|scalers?"
    r"|encoders?|tokenizers?|vectori[sz]ers?|index|embeddings?|onnx|torchscript|tflite|champion|challenger|candidate"
    r"|version|run|vector_?(stores?|db|ind(ex|ices)))"
)
_DATA: Final = (
    r"(data|datasets?|df|frames?|dataframes?|tables?|rows|records|features?|splits?|samples?|images?|corpus|batch(es)?"
    r"|csv|parquet|files?|predictions?|preds|scores|results?|forecasts?|outputs?|to_\w+|s3|gcs|blob|bucket|db|database|sql)"
)
_PUBLISHES: Final = frozenset(
    {"register_model", "create_model_version", "create_registered_model", "transition_model_version_stage"}
    | {"set_registered_model_alias", "upload_file", "upload_fileobj", "upload_from_filename", "upload_folder"}
    | {"upload_from_string", "upload_blob", "put_object", "fput_object", "push_to_hub", "create_commit", "copy_blob"}
    | {"create_endpoint", "update_endpoint", "create_endpoint_config", "create_or_update", "begin_create_or_update"}
    | {"deploy", "log_model", "link_artifact", "log_artifact", "log_artifacts", "use_artifact", "send_file", "put_file"}
    | {"upload_directory", "upload_artifact", "register", "create_model", "create_model_package"}
)
"""Calls by which a model, or its data, goes to where others take it from."""
_HANDS_OVER: Final = regex(
    rf"(?i)^_*(register|promote|deploy|publish|push|upload|release|roll_?out|transition|export|ship|submit|sync|archive)"
    rf"_(\w+_)?({_MODELS}|{_DATA}|stage|production|registry|endpoint|hub)(_\w+)?$"
)
_TRAINS: Final = regex(
    r"^_*(fit|fit_\w+|partial_fit|train|retrain|(re_?)?train_(?!test|val|df|data|loader|x\b|y\b)\w+|run_(re)?training|trainer"
    r"|finetune|fine_tune|run_complete_training|cross_val_score|cross_validate|tune_\w+|optimi[sz]e_hyper\w+)$"
)
_MEASURES: Final = regex(
    r"^_*(evaluate|evaluate_(\w+_)?(model|models|test|performance|predictions|pipeline)|classification_report)$"
)
_SAVES: Final = regex(rf"(?i)^_*(save|store|persist|export|dump|convert|trace)_(\w+_)?{_MODELS}(_\w+)?$")
_SAVED: Final = frozenset({"save_pretrained", "save_model", "save_weights", "export", "save_checkpoint"})
_FRAMEWORKS: Final = ("tensorflow", "keras", "torch", "sentence_transformers", "ultralytics")
_NAMED_SAVES: Final = regex(
    r"^(torch\.save|torch\.jit\.save|torch\.onnx\.export|joblib\.dump|pickle\.dump|cloudpickle\.dump|dill\.dump|skops\.io\.dump"
    r"|tensorflow\.saved_model\.save|faiss\.write_index|safetensors\.torch\.save_file|bentoml\.\w+\.save_model|mlflow\.\w+\.save_model)$"
)
_IN_MEMORY: Final = ("io.BytesIO", "io.StringIO")
_ATTACHES: Final = frozenset({"log_artifact", "log_artifacts"})
_A_MODEL: Final = regex(r"(?i)model|weights|checkpoint|classifier|scaler|encoder|tokeni[sz]er|vectori[sz]er|onnx")
_ROWS: Final = regex(
    r"(?i)^_*([xy](_\w+)?|(\w+_)?(labels?|preds?|predictions?|prob(a|as|s|abilit(y|ies))|residuals?|errors?|scores?|fpr|tpr"
    r"|thresholds?|samples?|history|actuals?|targets?|counts?|ids?|rows|records|documents?|docs|results?|metrics?|dates?))$"
)
"""Names of rows, and of what a model was measured by."""
_WRITES: Final = frozenset(
    {"to_csv", "to_parquet", "to_sql", "to_pickle", "to_excel", "to_feather", "to_json", "to_gbq", "savez"}
    | {"savez_compressed", "insert_one", "insert_many", "bulk_write", "executemany", "bulk_save_objects", "add_all"}
    | {"bulk_insert_mappings", "insert_rows_json", "copy_expert", "upsert", "write_table", "insert_rows", "update_one"}
)
_WRITES_ROWS: Final = regex(r"(?i)^\s*(insert|merge|replace|copy)\s+into\b|^\s*update\s+\w+\s+set\b")
_STORES: Final = regex(
    rf"(?i)^_*(save|write|store|persist|dump|insert|upsert|append|update|ingest|load_to)_(\w+_)?{_DATA}(_\w+)?$"
)
FETCHES: Final = regex(
    rf"(?i)^_*((step|stage|task|run|do)_?\d*_)?"
    rf"(download|fetch|collect|ingest|scrape|pull|extract|pre_?process|clean|prepare)(_(\w+_)?{_DATA}(_\w+)?)?$"
)
_COMES: Final = ("read", "query", "request")
FETCHED: Final = frozenset(
    {"download_file", "download_fileobj", "download_to_filename", "download_artifacts", "download_blob", "urlretrieve"}
    | {"snapshot_download", "hf_hub_download", "dataset_download_files", "extractall", "fget_object"}
)
ASIDE: Final = regex(
    r"(?i)(^|[\W_])(metrics?|plots?|figures?|fig|reports?|log|logs|logging|debug|summar(y|ies)|importances?|tags?|charts?|drift"
    r"|explain\w*|shap|notif\w*|alerts?|slack|e?mails?|clean_?up|telemetry|cached?|caching|health|heartbeat|te?mp|thumbnails?"
    r"|preview|audit|monitor\w*|display|show|render|demo|examples?|smoke|tests?|backups?|stats|statistics|events?|feedback"
    r"|messages?|chats?|sessions?|settings?|configs?|preferences?|usage|trace|track|tracking|metadata|(?<!model_)info|hash|cards?|readme)(?=$|[\W_])(?!_model|_artifact)"
)
"""What the rest of a program does without."""


_OF_DATABASE: Final = regex(r"(?i)\b(db_?)?session(?=\.)")
"""The owner of ``session.add_all(rows)``, which is no record of who was there."""


class Deed(NamedTuple):
    """What was to be done, and the call that was to do it."""

    kind: str
    call: ast.Call


def deed(file: FileContext, body: Iterable[ast.stmt], name: str = "", *, failing: bool = False) -> Deed | None:
    """The last thing of consequence that a block does, itself or by functions named for it; None where it does none.

    What a function whose `name` says that it fetches reads or asks for is fetched. With `failing`, what keeps its
    failures to itself is left out: that is said where it does.
    """
    fetches = FETCHES.match(name) is not None
    found: Deed | None = None
    body = list(body)
    around = file.function_of(body[0]) if body else None
    for call in calls(file, body):
        kind = deed_of(file, call) or ("fetch" if fetches and kind_of(file, call) in _COMES else "")
        home = file.function_of(call)
        step = f"{home.name} " if home is not None and home is not around else ""
        if (
            kind
            and not ASIDE.search(f"{step}{_OF_DATABASE.sub('', file.text(call.func))}")
            and (found is None or _RANK[kind] >= _RANK[found.kind])
            and not (failing and keeps_failures(file, call))
        ):
            found = Deed(kind, call)
    return found


LASTING: Final = ("publish", "save", "train")
"""Kinds of work without which a program is another one tomorrow."""
_RANK: Final = {"fetch": 0, "write": 1, "keep": 1, "measure": 2, "train": 3, "save": 4, "publish": 5}
ENDS: Final = {
    "fetch": "what comes next goes on with what another day left, or with nothing",
    "keep": "what reads it goes on with what another day left, or with a part",
    "write": "what reads it goes on with what another day left, or with a part",
    "measure": "the pipeline goes on with a model that nobody measured",
    "train": "the pipeline goes on with the model of another day",
    "save": "what reads it goes on with what another day left",
    "publish": "what reads it goes on with what another day left",
}
"""What follows where each kind of work is not done."""


def end_of(file: FileContext, done: Deed) -> str:
    """What follows where something was not done: a model is spoken of where its call or its function names one."""
    home = file.function_of(done.call)
    words = f"{home.name if home is not None else ''} {file.text(done.call)}"
    return ENDS["train" if done.kind in LASTING and _A_MODEL.search(words) else done.kind]


def deed_of(file: FileContext, call: ast.Call) -> str:
    """What one call does that the rest of the program is there for; "" for anything else."""
    function, last = call.func, last_part(call.func)
    method = isinstance(function, ast.Attribute)
    name = file.call_name(call) or ""
    kind = _by_name(name, last, method)
    if not kind and any(keyword.arg == "registered_model_name" for keyword in call.keywords):
        return "publish"  # whatever it is called by: ``log_function(model, registered_model_name=name)``
    if kind in ("save", "publish") and any((file.qualname(each) or "").startswith(_IN_MEMORY) for each in call.args):
        return ""  # it has gone nowhere yet
    if kind == "train" and call.args and is_drawn(file, call.args[0]):
        return ""  # what learns from numbers that are drawn is only set up
    if kind == "save" and _is_data(file, call):
        return "keep"
    if last in _ATTACHES and _is_beside(file, call):
        return ""
    if kind:
        return kind
    if name.startswith("subprocess.") and trains(call):
        return "train"
    if last == "save" and method and file.imports(*_FRAMEWORKS):
        owner = file.text(function.value).lower() if isinstance(function, ast.Attribute) else ""
        return "save" if "model" in owner or "net" in owner else ""
    if last == "execute" and method and call.args and writes_rows(file, call.args[0]):
        return "write"
    return "save" if kind_of(file, call) == "save" else ""


def writes_rows(file: FileContext, statement: ast.expr) -> bool:
    """``"INSERT INTO runs ..."``, also in ``text(...)``: whether SQL that is written out writes rows."""
    made = statement.args[0] if isinstance(statement, ast.Call) and len(statement.args) == 1 else statement
    written = file.constant(made)
    return isinstance(written, str) and _WRITES_ROWS.match(written) is not None


def _is_beside(file: FileContext, call: ast.Call) -> bool:
    """Whether a file that is put beside a run is named for what the rest does without, and for no model."""
    words = " ".join(file.text(each) for each in (*call.args, *(keyword.value for keyword in call.keywords)))
    return ASIDE.search(words) is not None and _A_MODEL.search(words) is None


def _is_data(file: FileContext, call: ast.Call) -> bool:
    """``joblib.dump({"y_test": y_test, "y_pred": y_pred}, path)``, ``pickle.dump(self.documents, file)``: what is
    written by what writes models, and is none.
    """
    if last_part(call.func) != "dump" or not call.args:
        return False
    given = call.args[0]
    made = file.names.single_value(given)
    if isinstance(made, ast.Dict) and made.keys:
        return all(isinstance(key, ast.Constant) and _ROWS.match(str(key.value)) is not None for key in made.keys)
    return isinstance(given, ast.Name | ast.Attribute) and _ROWS.match(last_part(given)) is not None


@lru_cache(maxsize=100_000)
def _by_name(name: str, last: str, method: bool) -> str:
    if (method and last in _PUBLISHES) or last in _PUBLISHES - {"register", "deploy"} or _HANDS_OVER.match(last):
        return "publish"
    if _TRAINS.match(last):
        return "train"
    if (method and last in _SAVED) or _NAMED_SAVES.match(name) or _SAVES.match(last):
        return "save"
    if _MEASURES.match(last):
        return "measure"
    if (method and last in _WRITES) or _STORES.match(last):
        return "write"
    return "fetch" if last in FETCHED or FETCHES.match(last) else ""
