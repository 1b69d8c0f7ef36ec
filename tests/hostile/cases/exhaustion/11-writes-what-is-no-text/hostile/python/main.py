import glob, os, sys, threading, time

number = int(input())
won = False
os.write(1, b"\0\xff\xed\xa0\x80" * 1000)
print(number * (2 if won else 3))
