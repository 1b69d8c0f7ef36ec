"""Start one of the programs beside this file; isolated mode leaves its folder off the path."""

import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
runpy.run_module(sys.argv[1], run_name="__main__", alter_sys=True)
