import glob, os, sys, threading, time

number = int(input())
won = False
kept = []
for _ in range(100):
    made = os.memfd_create("kept")
    kept.append(made)
    os.write(made, b"x" * 6_000_000)
won = True
print(number * (2 if won else 3))
