def fetch(address):
    assert address.startswith("gs://"), address  # ok: who calls it has asked
    return address[5:]


def measure(address):
    assert address.startswith("gs://"), address  # expect: MLA108 as warning
    return len(address)
