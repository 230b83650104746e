# seen in: SciPhi-AI/R2R py/core/providers/email/mailersend.py@9c5a94d151f90876bd7eb860f300a8fd662dc481
"""Mails, batches and copies that were to be made, and were not."""

import logging
import shutil

log = logging.getLogger(__name__)


async def send_code(client, address, code):
    try:
        await client.send(address, f"your code is {code}")
    except Exception as error:  # expect: MLA102 info
        text = f"no mail to {address}: {error}"
        log.error(text)


async def send_link(client, address, link):
    try:
        await client.send(address, link)
    except Exception as error:
        log.error("no mail: %s", error)
        raise


async def send_metrics(client, numbers):
    try:
        await client.push(numbers)
    except Exception as error:
        log.debug("no metrics: %s", error)


async def take_in(chunks, store, size):
    batch = []
    async for chunk in chunks:
        batch.append(chunk)
        if len(batch) >= size:
            try:
                await store.upsert_chunks(batch)
            except Exception as error:  # expect: MLA102 info
                log.error("not stored: %s", error)
                yield f"Error: {error}"
            batch.clear()


async def take_in_or_keep(chunks, store, size):
    batch = []
    async for chunk in chunks:
        batch.append(chunk)
        if len(batch) >= size:
            try:
                await store.upsert_chunks(batch)
            except Exception as error:
                log.error("not stored, kept for the next round: %s", error)
                continue
            batch.clear()


def backup_weights(folder, target):
    try:
        for file in folder.iterdir():
            shutil.copy2(file, target)
    except Exception as error:  # expect: MLA102 info
        print("no copy was made:", error)


def backup_tables(folder, target):
    for file in folder.iterdir():
        shutil.copy2(file, target)
