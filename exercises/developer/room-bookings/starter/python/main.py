"""The booking service: run it with `python3 main.py PORT`."""

import sys
from http.server import ThreadingHTTPServer

from web import Handler

if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[-1])), Handler).serve_forever()
