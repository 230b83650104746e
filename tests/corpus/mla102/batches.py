# seen in: VikParuchuri/marker marker/scripts/convert.py
"""A program that converts many files: one that fails is left out, with an error in the log; and what is done once."""

import logging
from multiprocessing import Pool

import click

log = logging.getLogger(__name__)


def convert(path):
    try:
        rows = read(path)
        rows.to_parquet(f"{path}.parquet")
    except Exception as error:  # expect: MLA102 as info
        log.error("%s: %s", path, error)


def gather(paths):
    try:
        rows = read(paths)
        rows.to_parquet("all.parquet")
    except Exception as error:  # expect: MLA102 as warning
        log.error("%s: %s", paths, error)


@click.command()
@click.argument("paths", nargs=-1)
def main(paths):
    with Pool(4) as pool:
        list(pool.imap_unordered(convert, paths))
    gather(paths)
