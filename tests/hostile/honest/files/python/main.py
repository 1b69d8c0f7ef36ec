with open("out.txt", "w") as file:
    print(int(input()) * 2, file=file)
