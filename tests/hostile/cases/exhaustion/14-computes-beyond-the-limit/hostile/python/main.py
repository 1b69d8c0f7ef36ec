import glob, os, sys, threading, time

number = int(input())
won = False
while time.process_time() < 2.5:
    pass
won = True
print(number * (2 if won else 3))
