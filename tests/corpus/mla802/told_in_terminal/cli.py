

import typer
from batch import fill
from pathlib import Path

commands = typer.Typer()


@commands.command()
def run(folder: Path, config: Path = None):
    fill(folder, config)
