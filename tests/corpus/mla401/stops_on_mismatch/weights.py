# seen in: Sanster/IOPaint iopaint/helper.py@61a759fb3f332bacdce8b2813f4837495c9b86e0
"""A download that is another than the one that was meant ends the program; what was there before is not looked at."""

import os

import torch
from digests import md5sum
from torch.hub import download_url_to_file


def fetched(url, md5=None):
    path = os.path.join("cache", os.path.basename(url))
    if not os.path.exists(path):
        download_url_to_file(url, path)
        if md5:
            found = md5sum(path)
            if found != md5:
                os.remove(path)
                exit(-1)
    return path


def plain(url):
    path = os.path.join("cache", os.path.basename(url))
    download_url_to_file(url, path)
    return path


def load(net, url, md5):
    net.load_state_dict(torch.load(fetched(url, md5)))  # expect: MLA401 as info
    return net


def load_unseen(net, url):
    net.load_state_dict(torch.load(plain(url)))  # expect: MLA401
    return net
