# a form of: a function that keeps a copy only logs that it could not, and the model is overwritten after it
import logging

log = logging.getLogger(__name__)


def save_backup(model, path):
    try:
        model.save(path)
    except Exception as error:  # expect: MLA102
        log.error("no copy: %s", error)


def save_backup_or_raise(model, path):
    try:
        model.save(path)
    except Exception as error:  # ok
        log.error("no copy: %s", error)
        raise


def backup_plot(model, path):
    try:
        model.save(path)
    except Exception as error:  # ok: nothing is overwritten after it
        log.error("no copy: %s", error)


def retrain(model, rows):
    save_backup(model, "before.keras")
    model.fit(rows)
    model.save("model.keras")


def retrain_safely(model, rows):
    save_backup_or_raise(model, "before.keras")
    model.fit(rows)
    model.save("model.keras")


def look(model):
    backup_plot(model, "shown.keras")
    return model.summary()
