"""Settings of logging libraries that write down whole inputs."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext, last_part


def switched_on(file: FileContext, node: ast.Call) -> str:
    """What a setting makes a library write, in words; "" where it is off, or not seen to be on."""
    last = last_part(node.func)
    if last == "inject_lambda_context" and file.constant(file.argument(node, "log_event")) is True:
        return "`log_event=True` writes each event down as a whole: the request's headers and body end up in the logs"
    if last == "add" and file.call_name(node) == "loguru.logger.add":
        if file.constant(file.argument(node, "diagnose")) is True:
            return (
                "`diagnose=True` writes the values of variables under each traceback: what users sent ends up in the "
                "logs whenever an error is logged"
            )
    return ""
