"""MLA502: models and data sets that are fetched by a name whose content may change."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.findings import Finding

from ..security._loads.own_repository import is_own_address
from ._pins import hubs as tables
from ._pins.addresses import branch_files, hub_files, knows_checksums, newest_tables
from ._pins.commands import fetched_by_command
from ._pins.commits import revision_fix
from ._pins.data_sets import fetches_rows, is_released
from ._pins.default_weights import default_weights
from ._pins.fetched import OWNED, is_local, is_name, named
from ._pins.followed import Followed
from ._pins.judged_names import of_callers, of_setting
from ._pins.keys import written
from ._pins.offline import is_offline_image
from ._pins.own_classes import fetches_from_hub, own_class
from ._pins.own_folders import is_made_here, saved_folders
from ._pins.pins import is_pinned
from ._pins.publishers import is_of_house
from ._pins.settings_files import settings_in
from ._pins.unpickled import unpickled

_PIN: Final = "Pass revision= with a full commit hash of the repository on the hub, and record it with the model."
_ADDRESS: Final = "Put the full commit hash in the place of the branch, and check the file against its SHA-256."
_TABLE: Final = "Read the table by its date, version or hash, and record that with the model."
_VERSION: Final = "Name the version, or the tag, that was tested, and record it with the model."
_KAGGLE: Final = "Fetch it with kagglehub and the version in the name: owner/name/versions/3."
_MOST: Final = 5
"""Addresses of one file that are named: who has read of five knows the file."""

_ALSO: Final = ("repo_id", "model_name", "id")
"""Other parameters by which a library is told what to fetch."""
_TAG: Final = "Put the tag behind the name (resnet50.a1_in1k), or pin timm to the version that was tested."
_UPGRADE: Final = "an upgrade can change them"
_COUNTS: Final = regex(r"(?i)tokens?_?(count|budget|limit|usage|length)|(count|num)(ing|er)?_?(of_)?tokens?")
_MAKERS = frozenset(
    {
        *("timm.create_model", "timm.models.create_model", "open_clip.create_model", "open_clip.get_tokenizer"),
        *("open_clip.create_model_and_transforms", "open_clip.create_model_from_pretrained"),
    }
)


class UnpinnedRevision(FileRule):
    """A model, tokenizer or data set is fetched from a hub by a name alone.

    Looks for models, tokenizers, data sets and repositories that are fetched with no commit, tag or version that holds
    them still. A name is followed to constants, defaults, the command line, callers and the project's settings; a name
    out of an environment variable is flagged as it stands.

    Reports:
    - `from_pretrained`, `pipeline`, `SentenceTransformer` and `load_lora_weights` with no revision
    - `from_pretrained` of a class of the project that inherits it, where the name is written out
    - `hf_hub_download`, `snapshot_download` and `hf download` with no revision
    - `load_dataset` and `fetch_openml` by a name alone
    - a revision that is a branch (`main`), also in an address of the hub or of GitHub
    - files that are read in place off the hub (`hf://datasets/...`) at a branch
    - a `pipeline` that takes the library's default model for a task, and other libraries that choose one by themselves
    - weights of timm by an architecture's name alone, where its version is not pinned
    - what lies in a folder or a file of Google Drive, in a module that knows no checksums
    - a model of vLLM that is pinned beside another tokenizer that is not
    - `dvc.api.read` of another repository with no revision
    - repositories that a command or GitPython clones with no commit
    - data sets of Kaggle, also where its command fetches them
    - a table that is read from a bucket by a name with `latest` in it

    It is info, but for what is unpickled as it comes (`joblib.load(hf_hub_download(...))`), which is a warning. That,
    too, is info in a notebook, for a data set that nothing released reads, for a model of a large house, and where
    the caller chooses.

    Why it hurts:
        The name stands for whatever its owner uploaded last. A restart can bring other weights, another tokenizer or
        other labels, with no commit, no test and no way back; a repository that was taken over brings other code.

    Bad:
        from transformers import AutoModelForSequenceClassification

        model = AutoModelForSequenceClassification.from_pretrained("ProsusAI/finbert")
        ---
        from transformers import pipeline

        classify = pipeline("sentiment-analysis")
        ---
        from huggingface_hub import snapshot_download

        def fetch(model_id: str) -> str:
            return snapshot_download(repo_id=model_id, revision="main")
        ---
        WEIGHTS = "https://huggingface.co/bartowski/gemma-2-2b-it-GGUF/resolve/main/gemma-2-2b-it-Q4_K_M.gguf"

    Good:
        from transformers import AutoModelForSequenceClassification

        REVISION = "4556d13015211d73dccd3fdd39d39232506f3e43"
        model = AutoModelForSequenceClassification.from_pretrained("ProsusAI/finbert", revision=REVISION)
        ---
        from transformers import AutoModel

        def load(model_dir):
            return AutoModel.from_pretrained(model_dir)
        ---
        from transformers import pipeline

        def build(model, tokenizer):
            return pipeline("text-classification", model=model, tokenizer=tokenizer)

    When not to use it:
        - Loaders of files that come with `datasets` (`load_dataset("csv", ...)`).
        - Folders on this machine, and `local_files_only=True`.
        - Names out of settings that no file of the project gives.
        - Names that end in a version (`@2.1`, TF Hub's `/3`).
        - Names that come with `**kwargs`, and revisions that are passed on from a caller.
        - Addresses in a module that knows checksums.
        - What a service loads whose Dockerfile sets HF_HUB_OFFLINE: pin where it is fetched.
        - What is fetched from this very repository.

    References:
        https://huggingface.co/docs/huggingface_hub/guides/download#download-a-single-file
        https://bandit.readthedocs.io/en/latest/plugins/b615_huggingface_unsafe_download.html
    """

    code = "MLA502"
    in_notebooks = Severity.INFO
    name = "unpinned-revision"
    severity = Severity.WARNING
    elsewhere = Severity.WARNING
    remediation = _PIN
    fix = "unsafe, where the file names a commit"
    triggers = (
        b"from_pretrained",
        b"pipeline(",
        b"hf_hub_download",
        b"snapshot_download",
        b"load_dataset",
        b"SentenceTransformer",
        b"CrossEncoder",
        b"WhisperModel",
        b"tensorflow_hub",
        b"vllm",
        b"kaggle",
        b"gdown",
        b"timm",
        b"clone",
        b"hf download",
        b"huggingface-cli",
        b"HuggingFaceEmbedding",
        b"HuggingFaceBgeEmbeddings",
        b"HuggingFaceInstructEmbeddings",
        b"HuggingFaceCrossEncoder",
        b"from_model_id",
        b"SentenceTransformerEmbeddingFunction",
        b"hf-hub:",
        b"hf_hub:",
        b"from_hparams",
        b"/resolve/ma",
        b"/raw/ma",
        b"hf://",
        b"/archive/",
        b"githubusercontent.com/",
        b"fetch_openml",
        b"dvc",
        b"clearml",
        b"latest",
        b"evaluate",
        b"simpletransformers",
        b"happytransformer",
        b"FlagEmbedding",
        b"InstructorEmbedding",
        b"fastembed",
        b"FastEmbed",
        b"KeyBERT",
        b"BERTopic",
        b"flair",
        b"whisper",
        b"sglang",
        b"tensorrt_llm",
        b"lmdeploy",
        b"mlx_",
        b"llama",
        b"langchain",
        b"langsmith",
        b"haystack",
        b"txtai",
        b"kokoro",
        b"get_pretrained",
        b"load_from_h",
        b"from_preset",
        b"opendatasets",
        b"modelscope",
        b"openml",
        b"monai",
        b"azure",
        b"sagemaker.jumpstart",
        b"spacy.cli",
        b"from_finetuned",
        b"skops",
        b"EmbeddingFunction",
        b"save_pretrained",
        b"save_model(",
        b"output_dir",
        b"BaseSettings",
        *(b"CONFIG = {", b"CONFIG: ", b"config = {", b"SETTINGS = {", b"SETTINGS: ", b"settings = {", b"PARAMS = {"),
        *(name.encode() for name in sorted(tables.ADAPTERS)),
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        if name in _MAKERS or last in tables.ADAPTERS or last == "from_pretrained":
            return True
        return tables.hub_of(name) is not None

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Judge a call that fetches by name."""
        if last_part(node.func) in tables.ADAPTERS:
            yield from self._adapter(node, file)
            return
        name = file.call_name(node) or ""
        hub = tables.hub_of(name)
        api = name.replace("()", "").rpartition(".")[2] or last_part(node.func)
        own = own_class(file, node) if hub is None else ""
        hub = tables.NAMED if own else hub
        if hub is None:
            if name in _MAKERS:
                yield from self._hub_prefix(node, api, file)
            return
        if is_pinned(node, hub, file):
            yield from self._other_tokenizer(node, name, file)
            return
        wanted = file.argument(node, hub.what, hub.position)
        if wanted is None and api == "from_pretrained" and node.args:
            wanted = node.args[0]
        if wanted is None and hub.what != "repo_id":
            wanted = next((given for each in _ALSO if (given := file.argument(node, each)) is not None), None)
        if wanted is None:
            yield from self._default_of(node, api, hub.default, file)
            return
        found = named(file, wanted, api)
        if hub.takes == tables.DRIVE:  # a folder's id is no folder here
            found = None if knows_checksums(file) else found or (f"`{file.text(wanted)}`", 0.8, {})
        if found is None or _is_own(hub, file.constant(wanted)):
            return
        if own and not found[0].startswith(("'", "f'")):
            return
        if file.source.notebook is not None:
            told: set[str] = file.shared.setdefault("unpinned told", set())
            if found[0] in told:
                return
            told.add(found[0])
        moving = file.constant(file.argument(node, "revision")) if hub.pins else None
        if isinstance(moving, str) and moving in tables.MOVING:
            message = f"`{api}` of {found[0]} at revision {moving!r}: a branch, which its owner can move at any time"
        elif hub.pins and not hub.takes:
            word = "version" if hub.pins[0].endswith("version") else "revision"
            message = f"`{api}` of {found[0]} has no {word}: it loads whatever was uploaded last under that name"
        else:
            takes = hub.takes or "it loads whatever was uploaded last under that name"
            message = f"`{api}` of {found[0]} names no version: {takes}"
        data = dict(found[2]) | ({"own class": own} if own else {})
        if "keys" in data or "perhaps" in data:
            data["shown"] = found[0]
        if not api.startswith(("load_dataset", "dataset")) and not isinstance(moving, str):
            data["model"] = found[0].strip("'\"") if found[0][:1] in "'\"" else ""
            data["tried"] = _is_tried(node, file)
        if fetches_rows(file, node, name):
            data["rows"] = True
        lightly = hub.note or _counts_tokens(node, name, file) or _is_base(node, file)
        if node in unpickled(file):
            data["runs"] = True
        data |= {"note": lightly, "named": found[0].strip("'\""), "hub": hub.pins[:1] == ("revision",)}
        if found[0].startswith("`") and not isinstance(moving, str):
            way = Followed(file, wanted)
            data |= {"names": way.texts, "asked": way.asked, "outside": way.named_outside}
        fix = revision_fix(file, node) if hub.pins[:1] == ("revision",) else None
        remediation = (
            _PIN if hub.pins[:1] == ("revision",) else f"Pass {hub.pins[0]}=." if hub.pins and not hub.takes else ""
        )
        remediation = _VERSION if hub.takes else remediation
        remediation = _KAGGLE if name.startswith("kaggle.") else remediation
        yield self.issue(node, message, confidence=found[1], data=data, remediation=remediation, fix=fix)

    def _default_of(self, node: ast.Call, api: str, library: str, file: FileContext) -> Iterator[Issue]:
        """What a library chooses by itself, for a task where it is Transformers."""
        task = file.argument(node, "task", 0) if library == "transformers" else None
        if not library or file.has_unpacking(node) or (library == "transformers" and task is None):
            return
        known = file.constant(task)
        shown = f"`{api}({known!r})`" if isinstance(known, str) else f"`{api}` with no model" if task else f"`{api}`"
        takes = f"it takes the one that the installed version of {library} has{' for the task' if task else ''}"
        fix = "Name the model, and pass revision= with a full commit hash." if task else "Name the model."
        yield self.issue(node, f"{shown} names no model: {takes}, and an upgrade can change it", remediation=fix)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Addresses that end in a branch, and commands."""
        for made, texts in settings_in(file):
            yield self.issue(made, "", data={"settings": texts})
        for folder in saved_folders(file):
            yield self.issue(file.tree.module.body[0], "", data={"saved": folder})
        for fetched in fetched_by_command(file):
            yield self.issue(fetched.place, fetched.message, remediation=fetched.fix, data={"rows": fetched.is_data})
        for made, name in default_weights(file):
            message = (
                f"`{file.text(made.func)}` of {name!r} takes the weights that the installed timm has for it: {_UPGRADE}"
            )
            yield self.issue(made, message, data={"library": "timm"}, remediation=_TAG)
        files = [*branch_files(file), *hub_files(file)]
        for node, repository, branch, table in files[:_MOST]:
            message = f"this is a file at branch {branch!r} of {repository!r}, which its owner can move at any time"
            at = f"https://github.com/{repository}"
            yield self.issue(node, message, remediation=_ADDRESS, data={"repository": at, "rows": table})
        for node, address in newest_tables(file) if not files else ():
            message = f"{address!r} is overwritten with each new table: what this run has read cannot be read again"
            yield self.issue(node, message, remediation=_TABLE, data={"rows": True})

    def _adapter(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Weights that are added to a pipeline of Diffusers."""
        wanted = file.constant(node.args[0]) if node.args else UNKNOWN
        if not isinstance(wanted, str) or not OWNED.fullmatch(wanted) or is_local(wanted) or file.has_unpacking(node):
            return
        revision = file.argument(node, "revision")
        if revision is None or file.constant(revision) is None:
            message = f"`{last_part(node.func)}` of {wanted!r} has no revision: it loads whatever was uploaded last"
            yield self.issue(node, message, data={"named": wanted})

    def _other_tokenizer(self, node: ast.Call, name: str, file: FileContext) -> Iterator[Issue]:
        """A model of vLLM that is pinned, beside a tokenizer of another name that is not."""
        tokenizer, model = file.argument(node, "tokenizer"), file.argument(node, "model", 0)
        if not name.startswith("vllm.") or tokenizer is None or model is None or file.has_unpacking(node):
            return
        if file.argument(node, "tokenizer_revision") is not None or file.argument(node, "revision") is None:
            return
        known = file.constant(tokenizer)
        if known is None or (isinstance(known, str) and is_local(known)):
            return
        if file.text(tokenizer) != file.text(model) and not tables.LOCAL_NAME.search(file.text(tokenizer)):
            shown = repr(known) if isinstance(known, str) else f"`{file.text(tokenizer)}`"
            message = f"`revision` pins the model alone: the tokenizer of {shown} is whatever was uploaded last"
            yield self.issue(node, message, remediation="Pass tokenizer_revision= too.")

    def _hub_prefix(self, node: ast.Call, api: str, file: FileContext) -> Iterator[Issue]:
        wanted = file.constant(file.argument(node, "model_name", 0))
        if isinstance(wanted, str) and wanted.startswith(("hf-hub:", "hf_hub:")) and "@" not in wanted:
            if file.constant(file.argument(node, "pretrained")) is not False:
                message = f"`{api}` of {wanted!r} has no revision: it loads whatever was uploaded last under that name"
                yield self.issue(
                    node, message, remediation="Write the commit behind the name: hf-hub:owner/name@commit."
                )

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A name that another file gives a local path to is fine."""
        if "saved" in candidate.data or "settings" in candidate.data:
            return None
        if is_made_here(candidate.data.get("named", ""), candidate, project, self.code):
            return None
        library = candidate.data.get("library")
        asked = project.requirement(_path(candidate), library) if library else None
        if asked is not None and asked.pinned:
            return None  # the version that is installed says which weights these are
        if is_own_address(project, candidate.data.get("repository", "")):
            return None  # who can move the branch can change this file, too
        if "own class" in candidate.data and not fetches_from_hub(candidate, project):
            return None
        finding = self._judged(candidate, project)
        at = finding.location if finding is not None else None
        if finding is None or at is None or (candidate.data.get("runs") and not at.path.endswith(".ipynb")):
            return finding
        return msgspec.structs.replace(finding, severity=Severity.INFO)

    def _judged(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        named = candidate.data.get("symbol")
        where = candidate.finding.location
        finding = project.in_context(self, candidate)
        if finding is None or where is None:
            return None
        if is_own_address(project, candidate.data.get("repository", ""), any_name=True):
            return msgspec.structs.replace(finding, severity=Severity.INFO)  # another one of the same owner
        model = candidate.data.get("model")
        served = finding.context == "serving" or where.path in project.start_up("serving")
        if served and candidate.data.get("hub") and is_offline_image(project, where.path):
            return None  # the image was built with it inside
        if model is not None and (finding.context == "training" or (candidate.data["tried"] and not served)):
            finding = msgspec.structs.replace(finding, severity=Severity.INFO)
        if candidate.data.get("note") or (candidate.data.get("rows") and not is_released(finding, served=served)):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        keys = candidate.data.get("keys")
        if keys:
            return of_setting(finding, candidate, tuple(keys), project, served=served)
        keys = candidate.data.get("perhaps")
        values = [each.value for each in written(project, tuple(keys))] if keys else []
        if keys and values and (all(map(is_name, values)) or all(map(is_local, values))):
            return of_setting(finding, candidate, tuple(keys), project, served=served)
        symbol = project.resolve(named, where.path) if named else None
        if (symbol is None or symbol.export is None) and "names" in candidate.data:
            finding = of_callers(finding, candidate, project, served=served)
        if not named:
            is_known = model is not None and model != "" and is_of_house(model, served=served)
            return msgspec.structs.replace(finding, severity=Severity.INFO) if is_known else finding
        constant = symbol.export.constant if symbol is not None and symbol.export is not None else ""
        if constant[:1] in "'\"" and constant:
            text = constant.strip("'\"")
            if is_local(text) or is_made_here(text, candidate, project, self.code):
                return None
            if candidate.data.get("unnamed") and not OWNED.fullmatch(text):
                return None
            is_known = model is not None and is_of_house(text, served=served)
            severity = Severity.INFO if is_known else finding.severity
            return msgspec.structs.replace(finding, severity=severity, confidence=1.0, evidence={"name": text})
        return None if candidate.data.get("unnamed") else finding


def _path(candidate: Candidate) -> str:
    return candidate.finding.location.path if candidate.finding.location is not None else ""


def _is_own(hub: tables.Hub, value: object) -> bool:
    """Whether what is given is no name on this hub: an object, or a name that the library resolves by itself."""
    if not hub.written:
        return False
    if not isinstance(value, str) or (hub.begins and not value.startswith(hub.begins)):
        return True
    return hub.owned and "/" not in value


def _counts_tokens(node: ast.Call, name: str, file: FileContext) -> bool:
    """Whether a tokenizer only counts, by what it stands in: a count that is off by a few changes no answer."""
    return "Tokenizer" in name and _COUNTS.search(f"{file.path}.{file.qualname_of(node)}") is not None


def _is_base(node: ast.Call, file: FileContext) -> bool:
    """Whether a model of Transformers makes the one inside it: its own weights are put over these when it is loaded."""
    home, owner = file.function_of(node), file.class_of(node)
    if home is None or home.name != "__init__" or owner is None:
        return False
    return any(last_part(base).endswith("PreTrainedModel") for base in owner.bases)


def _is_tried(node: ast.Call, file: FileContext) -> bool:
    """Whether a call stands under ``if __name__ == "__main__":``, and in no function."""
    if file.function_of(node) is not None or not file.holds(b"__main__"):
        return False
    return any("__main__" in ast.unparse(guard.test) for guard in file.ancestors(node, ast.If))
