# seen in: AbhijithPai/fastapi-ml-project Day 10/api/core/model_registry.py@f34c5321e9ce46f5814c3a859428554737959df6
from transformers import AutoTokenizer


def backend(version):
    if version == "v1":
        return First()
    return ValueError(f"unknown version {version}")  # expect: MLA102


def make_error(version):
    return ValueError(f"unknown version {version}")


def tokenizer(name):
    try:
        return AutoTokenizer.from_pretrained(name)
    except Exception:
        pass
    return estimate_tokenizer(name)


def weights(name, cache):
    try:
        from huggingface_hub import snapshot_download

        return snapshot_download(name, cache_dir=cache)
    except Exception as error:  # expect: MLA102
        logger.error("download of %s failed: %s", name, error)
        return None


def with_backup(path, backup):
    try:
        return load_model(path)
    except Exception:
        return load_model(backup)


try:
    import flash_attn
except Exception:
    flash_attn = None
