# seen in: Kurkool/cutip-rag-chatbot admin/routers/tenants.py
"""What was to be deleted and stays, while the record that leads to it goes."""

import logging

log = logging.getLogger(__name__)


def delete_patient(index, records, patient):
    try:
        index.delete(namespace=patient)
    except Exception:  # expect: MLA102 as info
        log.warning("the vectors of %s may be empty", patient)
    return records.delete_patient(patient)


def delete_doctor(index, records, doctor):
    try:
        index.delete(namespace=doctor)
    except Exception:
        log.exception("the vectors of %s stay", doctor)
        raise
    return records.delete_doctor(doctor)


def delete_draft(cache, records, draft):
    try:
        cache.delete(draft)
    except Exception:
        log.warning("the cache keeps %s", draft)
    return records.delete_draft(draft)


def delete_nurse(index, records, nurse):
    left = []
    try:
        index.delete(namespace=nurse)
    except Exception:
        left.append(nurse)
    return {"gone": records.delete_nurse(nurse), "left": left}
