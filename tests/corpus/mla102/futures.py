# seen in: yxtay/matrix-factorization-torch xfmr_rec/data/prepare.py@56d0af80b214e191334bce44979bd6db6b3e7360
"""Parts that a pool works on."""

import logging
from concurrent import futures
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed

log = logging.getLogger(__name__)


def convert(part):
    return part.read().write()


def convert_or_log(part):
    try:
        part.read().write()
    except Exception:
        log.exception("%s is left out", part)


def convert_all(parts):
    with ThreadPoolExecutor() as pool:
        for part in parts:
            pool.submit(convert, part)  # expect: MLA102


def convert_in_processes(parts):
    with futures.ProcessPoolExecutor(max_workers=4) as workers:
        workers.map(convert, parts)  # expect: MLA102


class Store:
    def _embed(self, part):
        self.vectors.append(self.model.encode(part))

    def fill(self, parts):
        with ThreadPoolExecutor(max_workers=8) as pool:
            for part in parts:
                pool.submit(self._embed, part)  # expect: MLA102
        self.vectors.save()


def convert_and_ask(parts):
    with ThreadPoolExecutor() as pool:
        jobs = [pool.submit(convert, part) for part in parts]
        for job in as_completed(jobs):
            job.result()


def convert_and_count(parts):
    with ProcessPoolExecutor() as pool:
        return len(list(pool.map(convert, parts)))


def convert_and_log(parts):
    with ThreadPoolExecutor() as pool:
        for part in parts:
            pool.submit(convert_or_log, part)  # ok: it sees to its own failures


def convert_elsewhere(parts, worker):
    with ThreadPoolExecutor() as pool:
        for part in parts:
            pool.submit(worker.run, part)  # what it does with a failure is not known here
