"""The service of the canteen cards: run it with `python3 main.py PORT`."""

import sys

from web import serve

if __name__ == "__main__":
    serve(int(sys.argv[-1]))
