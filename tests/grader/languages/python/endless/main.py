import sys

while len(sys.argv) == 1:
    pass
