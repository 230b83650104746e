# seen in: RVC-Boss/GPT-SoVITS GPT_SoVITS/text/g2pw/onnx_api.py@48b1a0169a28582a8984402f82cf438d3bfa6aca
import zipfile
from urllib.request import urlretrieve

MANUAL = "https://gitlab.com/someone/speech/-/raw/main/MANUAL.md"  # ok: for people
PINNED = "https://gitlab.com/someone/speech/-/raw/3f1c2a9d/voices.zip"  # ok: a commit


def reader(folder):
    address = "https://www.modelscope.cn/models/someone/reader/resolve/master/reader_1.1.zip"
    path, _ = urlretrieve(address, f"{folder}/reader.zip")  # expect: MLA502 as info
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)


def voices(folder):
    return urlretrieve("https://gitlab.com/group/someone/speech/-/raw/main/voices.zip", folder)  # expect: MLA502 as info


def mirrored(folder):
    return urlretrieve("https://hf-mirror.com/someone/voices/resolve/main/voices.zip", folder)  # expect: MLA502 as info
