"""The command line: parses, wires and exits. A command is loaded when it is called, so that start-up stays short.

Exit codes: 0 ready or clean, 1 gate failed or findings, 2 usage, internal error or inconclusive. A crash of ours is
always 2.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import os
import sys
import time
from typing import Any

import click

from mlaudit import __version__
from mlaudit.cli import streams
from mlaudit.errors import MlauditError

COMMANDS = {
    "artifact": "Scan a model file without loading it.",
    "audit": "Judge code, artifact and data, and say whether the model may ship.",
    "baseline": "Accept the findings of today, so that only new ones count.",
    "check": "Run the runtime checks on artifact and data.",
    "entrypoints": "Show where serving and training begin, and why.",
    "explain": "Explain a code, or list them all.",
    "init": "Write a commented configuration for this project.",
    "lint": "Read the code and report what is unreliable.",
    "parity": "Show training and serving preprocessing side by side.",
}
"""The commands with their help: listed without importing any of them."""


_GLOBAL = ("-q", "--quiet", "-v", "--verbose")


class ReaderGoneError(Exception):
    """Whoever read our output went away: nothing more can be shown, and nothing was proven."""


class Lazy(click.Group):
    """A group that imports a command's module when it is asked for."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. A broken pipe would be exit code 1 if click saw it, which stands for findings here."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, without loading anything."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(f"mlaudit.cli.{cmd_name}").command
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, and name the nearest one where there is none."""
        from mlaudit.config import nearest

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(f"there is no command `{args[0]}`{nearest(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, from `COMMANDS`."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


class State:
    """What the global options say. `quiet` hides all but results, `verbose` shows the traceback of an internal
    error and the time taken.

    Where `ends`, the process ends with the command: what a command puts into `kept` is then not taken apart, which can
    take longer than the rest of a small run.
    """

    def __init__(self, *, ends: bool = False) -> None:
        self.quiet = False
        self.verbose = False
        self.ends = ends
        self.kept: list[object] = []


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mlaudit")
@click.option("-q", "--quiet", is_flag=True, help="Print results only.")
@click.option("-v", "--verbose", is_flag=True, help="Print the traceback of an internal error, and the time taken.")
@click.pass_context
def cli(ctx: click.Context, quiet: bool, verbose: bool) -> None:
    """May this machine-learning model ship? Evidence from code, artifact and data."""
    ctx.obj.quiet, ctx.obj.verbose = quiet, verbose


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit. Nothing that goes wrong on our side ends with 0 or 1."""
    state = State(ends=arguments is None)
    arguments = _globals_first(sys.argv[1:] if arguments is None else arguments)
    verbose = any(word in ("-v", "--verbose") for word in arguments)
    streams.stand_in()
    begun = time.perf_counter()
    try:
        code = _run(arguments, state, verbose=verbose)
        streams.flush()
        if verbose:
            click.echo(f"mlaudit: took {time.perf_counter() - begun:.2f} s", err=True)
    except OSError as error:
        code = 2
        if not isinstance(error, BrokenPipeError):
            with contextlib.suppress(OSError):  # where standard error cannot be written either, the code alone tells
                why = "standard output is closed" if error.errno == errno.EBADF else error.strerror or error
                click.echo(f"mlaudit: the output could not be written: {why}", err=True)
        streams.silence()
    if state.kept:
        os._exit(code)
    sys.exit(code)


def _globals_first(arguments: list[str]) -> list[str]:
    """The options that hold for every command in front, wherever they were written: ``mlaudit lint -q`` is fine."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    moved = [word for word in arguments[:end] if word in _GLOBAL]
    return [*moved, *(word for word in arguments[:end] if word not in _GLOBAL), *arguments[end:]]


def _run(arguments: list[str], state: State, *, verbose: bool) -> int:
    try:
        done: Any = cli.main(args=arguments, prog_name="mlaudit", standalone_mode=False, obj=state)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        click.echo("mlaudit: interrupted", err=True)
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    except MlauditError as error:
        _show(str(error), verbose=verbose)
        return 2
    except ReaderGoneError:
        streams.silence()
        return 2
    except SystemExit as stop:
        # ours never call it: a pack or a library did, and its code says nothing about what was judged
        _show(f"something ended the run with sys.exit({stop.code!r}){_place(stop)}", verbose=verbose)
        return 2
    except Exception as error:
        if streams.is_of_output(error):
            raise
        place = _place(error)
        _show(f"internal error: {type(error).__name__}: {error}{place}; please report it", verbose=verbose)
        return 2
    return done if isinstance(done, int) else 0


def _show(message: str, *, verbose: bool) -> None:
    if verbose:
        import traceback

        click.echo(traceback.format_exc(), err=True)
    click.echo(f"mlaudit: {message}", err=True)


def _place(error: BaseException) -> str:
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if last is None:
        return ""
    return f" at {os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno}"
