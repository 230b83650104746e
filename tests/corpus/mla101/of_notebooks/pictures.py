from urllib import request


def fetch(address):
    return request.urlopen(address).read()  # expect: MLA101 as info
