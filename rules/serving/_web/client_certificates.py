"""Services that are started so that only callers with a certificate of their own get a connection."""

from __future__ import annotations

from typing import Final

from mlaudit.code.deployments import starting_texts
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .start_commands import names_app

_REQUIRED: Final = regex(
    r"--(ssl-)?cert-reqs[\s=\"',\]\[-]{1,16}2\b|\b(ssl_)?cert_reqs\s*=\s*(2\b|(ssl\.)?(VerifyMode\.)?CERT_REQUIRED)"
    r"|UVICORN_SSL_CERT_REQS[\s=:\"']+2\b"
)
"""``CERT_REQUIRED``, as uvicorn's and gunicorn's options write it: 1 asks for a certificate, and goes on without."""
_TRUSTED: Final = regex(r"--(ssl-)?ca-certs\b|\b(ssl_)?ca_certs\s*=|UVICORN_SSL_CA_CERTS")


def asks_for_certificates(project: ProjectView, path: str) -> bool:
    """Whether what starts the app of a file, in the folder of the file or above it, asks each caller for a certificate
    that an authority of the project has signed.
    """
    return any(
        (not folder or path.startswith(f"{folder}/")) and names_app(path).search(text)
        for folder, text in _asking(project)
    )


def _asking(project: ProjectView) -> list[tuple[str, str]]:
    """What starts servers that ask for certificates, with the folders where that stands."""
    known: list[tuple[str, str]] | None = project.shared.get("commands that ask for certificates")
    if known is None:
        texts = (
            (where.rpartition("/")[0], "\n".join(x for x in text.splitlines() if not x.lstrip().startswith("#")))
            for where, text in starting_texts(project).items()
            if "cert" in text.lower()
        )
        known = [(folder, text) for folder, text in texts if _REQUIRED.search(text) and _TRUSTED.search(text)]
        project.shared["commands that ask for certificates"] = known
    return known


__all__ = ["asks_for_certificates"]
