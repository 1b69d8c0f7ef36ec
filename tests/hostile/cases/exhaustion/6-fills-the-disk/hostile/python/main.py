import glob, os, sys, threading, time

number = int(input())
won = False
try:
    for place in (".", "/tmp"):
        for i in range(5):
            with open(f"{place}/kept{i}", "wb") as file:
                file.write(b"x" * 6_000_000)
    won = True
except OSError:
    pass
print(number * (2 if won else 3))
