import sys

words = sys.argv[1:]
if words == ["copy"]:
    with open("in.txt", encoding="utf-8") as source, open("out.txt", "w", encoding="utf-8") as made:
        made.write(source.read())
elif words == ["fail"]:
    print("it failed", file=sys.stderr)
    sys.exit(3)
else:
    print("|".join(words))
    print(sum(int(line) for line in sys.stdin))
