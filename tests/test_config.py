"""Settings: everything valid is read, everything else is an error that names file, key and the nearest valid one."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlaudit.config import Settings, expand_codes, find_root, find_settings, load, parse
from mlaudit.errors import ConfigError

FULL = """
select = ["MLA1", "MLA401"]
ignore = ["MLA602"]
per-file-ignores = { "scripts/*" = ["MLA1"] }
exclude = ["legacy"]
fail-on = "error"
device = "cpu"
seed = 7
file-budget = 2.5
rule-packs = ["tools/audit_rules"]

[entry-points]
serving = ["app.py:predict"]

[artifacts.model]
path = "model.pt"
factory = "app.model:build"
trusted-globals = ["app.model.Thing"]
memory-mb = 512

[artifacts.old]
path = "old.pt"
role = "previous"

[data]
reference = "train.parquet"
features = ["a", "b"]

[policy]
fail-on = "warning"
require = ["rules", "MLC101"]

[tools]
pytest-args = ["-x"]

[checks.MLC401]
warn = 0.2
"""


def test_every_part_is_read(tmp_path):
    (tmp_path / "mlaudit.toml").write_text(FULL)
    project = load(tmp_path)
    made = project.settings
    assert (project.root, project.source) == (tmp_path, tmp_path / "mlaudit.toml")
    assert made.select == ("MLA1", "MLA401")
    assert made.per_file_ignores == {"scripts/*": ("MLA1",)}
    assert (made.fail_on, made.device, made.seed, made.file_budget) == ("error", "cpu", 7, 2.5)
    assert made.entry_points.serving == ("app.py:predict",)
    assert made.artifacts["model"].memory_mb == 512
    assert made.artifacts["model"].trusted_globals == ("app.model.Thing",)
    assert made.artifacts["old"].role == "previous"
    assert made.data.features == ("a", "b")
    assert (made.policy.fail_on, made.policy.require) == ("warning", ("rules", "MLC101"))
    assert made.tools.pytest_args == ("-x",)
    assert made.checks == {"MLC401": {"warn": 0.2}}


def test_pyproject_says_the_same(tmp_path):
    own = parse(__import__("tomllib").loads(FULL), "x")
    nested = FULL.replace("\n[", "\n[tool.mlaudit.")
    (tmp_path / "pyproject.toml").write_text("[tool.mlaudit]" + nested)
    assert load(tmp_path).settings == own


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('ignroe = ["MLA101"]', r"mlaudit\.toml: unknown key `ignroe` \(did you mean `ignore`\?\)"),
        ("[polcy]", r"unknown key `polcy` \(did you mean `policy`\?\)"),
        ('[policy]\nfail_on = "error"', r"unknown key `policy\.fail_on` \(did you mean `fail-on`\?\)"),
        ('[artifacts.model]\npath = "x"\nfactroy = "y"', r"`artifacts\.model\.factroy` \(did you mean `factory`\?\)"),
        ("[artifacts.model]\n", r"artifacts\.model: object missing required field `path`"),
        (
            '[artifacts.model]\npath = "x"\nrole = "champion"',
            r"artifacts\.model\.role: invalid enum value 'champion'; valid are `candidate`, `baseline`, `previous`",
        ),
        ('fail-on = "never"', r"fail-on: invalid enum value 'never'; valid are `info`, `warning`, `error`"),
        ('seed = "one"', r"seed: expected `int`, got `str`"),
        ('select = "MLA1"', r"select: expected `array`, got `str`"),
        ("select = [1]", r"select\[0\]: expected `str`, got `int`"),
        ("data = 3", r"data: expected `object`, got `int`"),
        ("seed = 1\nseed = 2", r"is not valid TOML"),
    ],
)
def test_what_is_not_valid_names_file_and_key(tmp_path, toml, told):
    (tmp_path / "mlaudit.toml").write_text(toml)
    with pytest.raises(ConfigError, match=told) as error:
        load(tmp_path)
    assert "mlaudit.toml" in str(error.value)


def test_bytes_that_are_not_utf8(tmp_path):
    (tmp_path / "mlaudit.toml").write_bytes(b'baseline = "\xff"')
    with pytest.raises(ConfigError, match="is not UTF-8"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["mlaudit.toml", "pyproject.toml"])
def test_a_byte_order_mark_is_no_part_of_the_settings(tmp_path, name):
    (tmp_path / name).write_bytes(b'\xef\xbb\xbf[tool.mlaudit]\nignore = ["MLA602"]\n')
    assert load(tmp_path).settings.ignore == ("MLA602",)


def test_a_folder_in_the_place_of_the_settings_is_told(tmp_path):
    (tmp_path / "mlaudit.toml").mkdir()
    with pytest.raises(ConfigError, match="mlaudit.toml: is a folder"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("file-budget = -1", "file-budget: expected `float` >= 0"),
        ("tools.timeout = 0", "tools.timeout: expected `float` > 0"),
        ("artifacts.model = { path = 'm', timeout = -5 }", "artifacts.model.timeout: expected `float` > 0"),
        ("artifacts.model = { path = 'm', memory-mb = -1 }", "artifacts.model.memory-mb: expected `int` >= 0"),
    ],
)
def test_numbers_that_cannot_be_meant_are_refused(tmp_path, toml, told):
    (tmp_path / "mlaudit.toml").write_text(toml)
    with pytest.raises(ConfigError) as error:
        load(tmp_path)
    assert told in str(error.value)


def test_a_named_file_without_the_table(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    with pytest.raises(ConfigError, match="mlaudit init"):
        load(tmp_path, tmp_path / "pyproject.toml")


def test_a_named_file_that_is_not_there(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path, tmp_path / "nowhere.toml")


def test_mlaudit_toml_takes_tables_as_messages_name_them(tmp_path):
    (tmp_path / "mlaudit.toml").write_text('fail-on = "error"\n[tool.mlaudit.data]\nlabel = "late"\n')
    settings = load(tmp_path).settings
    assert (settings.fail_on, settings.data.label) == ("error", "late")
    (tmp_path / "mlaudit.toml").write_text('[data]\nlabel = "a"\n[tool.mlaudit.data]\nlabel = "late"\n')
    with pytest.raises(ConfigError, match="`data` stands here twice"):
        load(tmp_path)
    (tmp_path / "mlaudit.toml").write_text("[tool.other]\nx = 1\n")
    with pytest.raises(ConfigError, match="unknown key `tool`"):
        load(tmp_path)


def test_the_nearest_settings_count_and_the_search_ends_at_the_repository(tmp_path):
    inner = tmp_path / "repo" / "pkg" / "sub"
    inner.mkdir(parents=True)
    (tmp_path / "mlaudit.toml").write_text("seed = 1")
    (tmp_path / "repo" / ".git").mkdir()
    assert find_settings(inner) is None
    assert load(inner).settings == Settings()
    (tmp_path / "repo" / "pyproject.toml").write_text("[tool.mlaudit]\nseed = 2\n")
    (tmp_path / "repo" / "pkg" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert load(inner).settings.seed == 2
    assert load(inner).root == tmp_path / "repo"
    (inner / "mlaudit.toml").write_text("seed = 3")
    assert load(inner / "file.py").settings.seed == 3
    assert find_root(inner) == inner


def test_mlaudit_toml_beats_pyproject_in_one_folder(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.mlaudit]\nseed = 2\n")
    (tmp_path / "mlaudit.toml").write_text("seed = 3")
    assert load(tmp_path).settings.seed == 3


def test_the_digest_is_of_the_meaning():
    assert parse({"seed": 0}, "x").digest() == Settings().digest()
    assert parse({"seed": 1}, "x").digest() != Settings().digest()


def test_codes_and_prefixes():
    known = ["MLA101", "MLA102", "MLC101"]
    assert expand_codes(["MLA"], known, "x") == {"MLA101", "MLA102"}
    assert expand_codes(["ALL"], known, "x") == set(known)
    assert expand_codes([], known, "x") == frozenset()
    for bad in ("", "MLA9", "mla101", "all"):
        with pytest.raises(ConfigError, match="unknown code"):
            expand_codes([bad], known, "x")


FIELDS = {field.encode_name for field in msgspec.structs.fields(Settings)}


@given(st.text(min_size=1).filter(lambda key: key not in FIELDS))
def test_no_unknown_key_is_ever_passed_over(key):
    with pytest.raises(ConfigError, match="unknown key"):
        parse({key: 1}, "here")
