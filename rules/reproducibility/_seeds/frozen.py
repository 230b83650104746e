"""Pictures and sounds that are changed by chance once and written to disk: a data set that no run makes again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import target_of
from mlaudit.code.called import calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import callers_of_answer
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

_TRANSFORMS: Final = regex(
    r"^torchvision\.transforms(\.v2)?\.(Random\w+|ColorJitter|AutoAugment|RandAugment|TrivialAugmentWide|AugMix"
    r"|GaussianBlur|ElasticTransform|ScaleJitter)$"
    r"|^albumentations\.(Random\w+|(Horizontal|Vertical)?Flip|Rotate|ShiftScaleRotate|Affine|ColorJitter|GaussNoise"
    r"|HueSaturationValue|CoarseDropout|ElasticTransform|OneOf|SomeOf)$"
    r"|^audiomentations\.(?!Compose)\w+$|^torchaudio\.transforms\.(TimeMasking|FrequencyMasking)$"
    r"|^tensorflow\.keras\.layers\.Random\w+$|^keras\.layers\.Random\w+$"
)
"""What changes what it is given by chance, unless something seeds its generator."""
_SAVES: Final = frozenset(
    {"save_to_disk", "imwrite", "save_image", "push_to_hub", "to_parquet", "to_pickle", "savez", "savez_compressed"}
    | {"create_dataset", "write_png", "write_jpeg"}
)
PICTURES: Final = frozenset({"imwrite", "save_image", "imsave"})
"""What writes one picture, and nothing else."""
_SAVERS: Final = regex(r"^(numpy|torch|PIL\.\w+(\(\))?(\.\w+\(\))*|soundfile|torchaudio)\.(save|write)$")
_MAPS: Final = frozenset({"map", "with_transform", "apply", "applymap", "map_batches"})
WORDS: Final = (b"torchvision", b"albumentations", b"audiomentations", b"torchaudio", b"layers.Random")


def frozen_draws(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """The first call of a function that changes rows by chance, where the same function writes them, and the source."""
    if not (calls_one(file, _SAVES) or calls_one(file, ("save", "write"))) or not file.holds(*WORDS):
        return
    told: set[ast.AST | None] = set()
    for made in file.calls_where(lambda name, _: _TRANSFORMS.match(name)):
        for place in [made, *callers_of_answer(file, _holder(made))]:
            home = file.function_of(place)
            if home is None or home in told or not _saves(file, home):
                continue
            applied = _applied(file, place, home)
            if applied is not None:
                told.add(home)
                name = file.call_name(made) or ""
                yield applied, "tensorflow" if "keras" in name else "torch" if name.startswith("torch") else "random"


def writes_augmented(file: FileContext, node: ast.Call, last: str) -> bool:
    """Whether a call writes a picture in a function, or a module, that says of itself that it augments a data set."""
    return last in PICTURES and "augment" in f"{file.path}.{file.qualname_of(node)}".lower()


def _saves(file: FileContext, home: ast.AST) -> bool:
    return any(
        last_part(call.func) in _SAVES or _SAVERS.match(file.call_name(call) or "")
        for call in file.inside(home, ast.Call)
    )


def _applied(file: FileContext, made: ast.Call, home: ast.AST) -> ast.Call | None:
    """Where the transform is put to use: the call of what holds it, or that is handed the function which calls that."""
    held = _held(made)
    if not held:
        return None
    inner = {each.name for each in file.inside(home, ast.FunctionDef) if each is not home and _calls(file, each, held)}
    for call in file.inside(home, ast.Call):
        if file.function_of(call) is not home:
            continue
        if last_part(call.func) == held:
            return call
        handed = [*call.args, *(keyword.value for keyword in call.keywords)]
        if last_part(call.func) in _MAPS and any(last_part(each) in inner or _runs(each, held) for each in handed):
            return call
    return None


def _held(made: ast.Call) -> str:
    """The name of what a transform ends up in: ``augment = Compose([RandomRotation(15), ToTensor()])``."""
    return last_part(target_of(_holder(made)))


def _holder(made: ast.Call) -> ast.AST | None:
    above = parent_of(made)
    while isinstance(above, ast.Call | ast.List | ast.Tuple | ast.keyword | ast.IfExp):
        above = parent_of(above)
    return above


def _calls(file: FileContext, function: ast.AST, held: str) -> bool:
    return any(last_part(call.func) == held for call in file.inside(function, ast.Call))


def _runs(given: ast.expr, held: str) -> bool:
    """``lambda row: augment(row)``."""
    return isinstance(given, ast.Lambda) and any(
        isinstance(part, ast.Call) and last_part(part.func) == held for part in ast.walk(given.body)
    )


__all__ = ["PICTURES", "WORDS", "frozen_draws", "writes_augmented"]
