"""Shows the folders."""

import os

for name in os.listdir("/home/mara/hearing"):  # expect: MLA507 as info
    print(name)
