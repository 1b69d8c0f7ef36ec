import sys


def main(words)  # FAULT
    print(words)


main(sys.argv)
