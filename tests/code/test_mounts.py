"""Routes of a router that no app includes."""

from __future__ import annotations

from mlaudit.code.engine import Engine
from mlaudit.code.project import ProjectView

_ROUTER = b"from fastapi import APIRouter\nrouter = APIRouter()\n@router.post('/x')\ndef ask(x: int):\n    return x\n"
_APP = b"from fastapi import FastAPI\nfrom routes import users\napp = FastAPI()\napp.include_router(users.router)\n"


def served(**files: bytes) -> set[str]:
    engine = Engine([])
    facts = [engine.facts(f"{name.replace('__', '/')}.py", text, force=True) for name, text in files.items()]
    return {entry.path for entry in ProjectView(facts).entry_points}


def test_a_router_that_nothing_imports_is_not_served_beside_an_app() -> None:
    assert served(main=_APP, routes__users=_ROUTER, routes__old=_ROUTER) == {"routes/users.py"}


def test_in_doubt_a_router_is_served() -> None:
    assert served(routes__old=_ROUTER) == {"routes/old.py"}  # the app may be elsewhere
    looped = (
        b"import importlib\n" + _APP + b"for name in names:\n    app.include_router(importlib.import_module(name))\n"
    )
    assert "routes/old.py" in served(main=looped, routes__users=_ROUTER, routes__old=_ROUTER)
    builtin = looped.replace(b"importlib.import_module(name)", b"__import__(name).router")
    assert "routes/old.py" in served(main=builtin, routes__users=_ROUTER, routes__old=_ROUTER)
    named = b"from routes import old\n" + _APP
    assert "routes/old.py" in served(main=named, routes__users=_ROUTER, routes__old=_ROUTER)


def test_an_import_of_another_module_of_the_same_name_includes_no_router() -> None:
    other = b"from core.old import digest\n" + _APP
    files = {"core__old": b"def digest(x):\n    return x\n", "routes__users": _ROUTER, "routes__old": _ROUTER}
    assert served(main=other, **files) == {"routes/users.py"}


def test_what_a_script_finds_for_itself_is_included_by_no_app() -> None:
    loader = b"import importlib\nfor name in names:\n    importlib.import_module(name)\n"
    files = {"routes__users": _ROUTER, "routes__old": _ROUTER, "found": loader}
    assert served(main=_APP, **files) == {"routes/users.py"}
    assert "routes/old.py" in served(main=b"import found\n" + _APP, **files)
