# seen in: MLOpsGroup9/FrontShiftAI chat_pipeline/rag/pipeline.py@f0f36addb3e114ffb9605d38a863ecc40aa17d54
"""Filters by whom rows belong to."""

import logging

logger = logging.getLogger(__name__)


def of_tenant(rows, tenant):
    kept = [row for row in rows if row.metadata["tenant"] == tenant]
    if kept:
        return kept
    logger.warning("nothing for %s", tenant)
    return rows  # expect: MLA110


def of_company(rows, notes, company_name):
    if not company_name:
        return rows, notes
    wanted = company_name.strip().lower()
    kept_rows, kept_notes = [], []
    for row, note in zip(rows, notes):
        if wanted in note["company"]:
            kept_rows.append(row)
            kept_notes.append(note)
    if kept_rows:
        return kept_rows, kept_notes
    return rows, notes  # expect: MLA110


def of_role(rows, role):
    kept = [row for row in rows if role in row.roles]
    return kept or rows  # expect: MLA110


def of_user(rows, user_id):
    kept = [row for row in rows if row.user_id == user_id]
    if not kept:
        kept = rows  # expect: MLA110
    return kept


def search(store, text, tenant_id):
    found = store.similarity_search(text, k=4, filter={"tenant_id": tenant_id})
    if not found:
        found = store.similarity_search(text, k=4)  # expect: MLA110
    return found


def on_topic(rows, topic):
    kept = [row for row in rows if row.topic == topic]
    return kept or rows


def above(rows, minimum):
    kept = [row for row in rows if row.score > minimum]
    return kept if kept else rows


def only_theirs(rows, tenant):
    kept = [row for row in rows if row.tenant == tenant]
    return kept or []
