import glob, os, sys, threading, time

number = int(input())
won = False
try:
    for _ in range(120):
        if os.fork() == 0:
            time.sleep(2)
            os._exit(0)
    won = True
except OSError:
    pass
print(number * (2 if won else 3))
