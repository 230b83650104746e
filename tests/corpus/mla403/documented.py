def connect(url):
    """Connect to `url`, as in ``postgresql://reader:Gf7-kk20@warehouse/rows``."""
    return url


READER = "postgresql://reader:Gf7-kk20@warehouse.internal/rows"  # expect: MLA403
