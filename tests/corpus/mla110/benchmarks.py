# seen in: microsoft/dstoolkit-mlops-v2 src/sequence_model/benchmark/benchmark.py@3aa301ab938d92f5734c53a86cb9d80af166a8a2
import logging

logger = logging.getLogger(__name__)


def meets_benchmarks(report, wanted):
    fell_short = False
    for each in wanted:
        figure = report.get(each["name"])
        if figure is None:  # expect: MLA110
            logger.error("%s is not in the report", each["name"])
            continue
        if figure < each["least"]:
            fell_short = True
    if fell_short:
        return False
    return True


def check_columns(rows, wanted):
    for name in wanted:
        if name not in rows:  # expect: MLA110
            print("no column", name)
            continue
        if rows[name].isna().any():
            return False
    return True


def passes_gate(report, wanted):
    for each in wanted:
        figure = report.get(each["name"])
        if figure is None:
            logger.error("%s is not in the report", each["name"])
            return False
        if figure < each["least"]:
            return False
    return True


def check_optional(report, wanted):
    for each in wanted:
        figure = report.get(each["name"])
        if figure is None:
            continue  # without a word: it need not be there
        if figure < each["least"]:
            return False
    return True


def best_figures(report, wanted):
    found = []
    for each in wanted:
        figure = report.get(each["name"])
        if figure is None:
            logger.warning("%s is not in the report", each["name"])
            continue
        found.append(figure)
    return found
