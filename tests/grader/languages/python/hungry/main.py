import sys

kept = []
while len(sys.argv) == 1:
    kept.append(bytearray(1_000_000))
