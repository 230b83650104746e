# seen in: rocklambros/mlops-toxic-moderation run_phase1.py@cc61a26cc1304896479e6727214b8eebd08e860c
import sys
from pathlib import Path

REPO = Path("/home/dana/projects/phase")  # expect: MLA507 as info
sys.path.insert(0, str(REPO))
