# seen in: Sanster/IOPaint iopaint/cli.py@61a759fb3f332bacdce8b2813f4837495c9b86e0 (the sound form)
import typer
from fastapi import FastAPI
from pages import Pages, PagesConfig
from typer import Option

commands = typer.Typer()


@commands.command()
def start(host: str = Option("127.0.0.1"), port: int = Option(8080)):
    Pages(FastAPI(), PagesConfig(host=host, port=port)).launch()
