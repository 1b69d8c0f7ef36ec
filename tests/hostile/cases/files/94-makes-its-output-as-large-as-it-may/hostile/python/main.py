number = int(input())
with open("a.txt", "wb") as file:
    file.truncate(5_000_000)
with open("out.txt", "w") as file:
    print(number * 2, file=file)
