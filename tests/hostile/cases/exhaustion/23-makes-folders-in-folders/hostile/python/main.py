import glob, os, sys, threading, time

number = int(input())
won = False
try:
    for _ in range(1500):
        os.mkdir("d")
        os.chdir("d")
    won = True
except OSError:
    pass
print(number * (2 if won else 3))
