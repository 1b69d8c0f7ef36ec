import glob, os, sys, threading, time

number = int(input())
won = False
try:
    for _ in range(300):
        threading.Thread(target=time.sleep, args=(2,), daemon=True).start()
    won = True
except RuntimeError:
    pass
print(number * (2 if won else 3))
