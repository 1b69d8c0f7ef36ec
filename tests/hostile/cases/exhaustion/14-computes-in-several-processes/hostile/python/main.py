import glob, os, sys, threading, time

number = int(input())
won = False
for _ in range(4):
    if os.fork() == 0:
        while time.process_time() < 0.8:
            pass
        os._exit(0)
for _ in range(4):
    os.wait()
won = True
print(number * (2 if won else 3))
