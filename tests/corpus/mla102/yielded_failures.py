# seen in: oobabooga/text-generation-webui modules/training.py@1dcde41d03d13fc768316f4d2256a8a6dd044268 (the sound form)
"""Failures that a page is shown, and those that nobody is."""

import logging
import traceback

from safetensors.torch import load_file

log = logging.getLogger(__name__)


def resume(net, path, rows):
    try:
        net.load_state_dict(load_file(path))
    except Exception:
        yield traceback.format_exc().replace("\n", "<br>")
        return
    for row in rows:
        yield net(row)


def resume_quietly(net, path, rows):
    try:
        weights = load_file(path)
    except Exception:  # expect: MLA102 as warning
        log.debug("no weights")
        return
    net.load_state_dict(weights)
    for row in rows:
        yield net(row)
