# a form of: scans, sounds, papers and grids that cannot be read and are left out
"""Batches that are put together from what can be read."""

import h5py
import librosa
import pdfplumber
import pydicom
import rasterio
import xarray as xr
from langchain_community.document_loaders import PyPDFLoader
from pptx import Presentation


def scans(paths):
    found = []
    for path in paths:
        try:
            found.append(pydicom.dcmread(path).pixel_array)
        except Exception:  # expect: MLA102
            continue
    return found


def papers(paths):
    found = []
    for path in paths:
        try:
            found.extend(PyPDFLoader(path).load())
        except Exception:  # expect: MLA102
            pass
    return found


def slides(paths):
    found = []
    for path in paths:
        try:
            found.append(len(Presentation(path).slides))
        except Exception:  # expect: MLA102
            continue
    return found


def grids(paths):
    found = []
    for path in paths:
        try:
            found.append(xr.open_dataarray(path).mean())
        except Exception:  # expect: MLA102
            continue
    return found


def sounds(paths):
    found = []
    for path in paths:
        try:
            found.append(librosa.load(path, sr=16000)[0])
        except Exception as error:
            raise ValueError(f"{path} is no sound") from error
    return found


def written(path, rows):
    try:
        with h5py.File(path, "w") as out:
            out["rows"] = rows
        with rasterio.open(path, "w") as grid:
            grid.write(rows)
    except Exception:
        pass


def pages(path):
    with pdfplumber.open(path) as pdf:
        return [page.extract_text() for page in pdf.pages]
