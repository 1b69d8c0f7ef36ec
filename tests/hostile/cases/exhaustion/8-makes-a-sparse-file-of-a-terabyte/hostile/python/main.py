import glob, os, sys, threading, time

number = int(input())
won = False
try:
    os.truncate(os.open("kept", os.O_CREAT | os.O_RDWR), 10**12)
    won = True
except OSError:
    pass
print(number * (2 if won else 3))
