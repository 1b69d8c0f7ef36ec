import glob, os, sys, threading, time

number = int(input())
won = False
import signal

for number_of_signal in set(signal.valid_signals()) - {9, 19}:
    signal.signal(number_of_signal, signal.SIG_IGN)
time.sleep(8)
won = True
print(number * (2 if won else 3))
