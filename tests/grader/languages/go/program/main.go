package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	arguments := os.Args[1:]
	if len(arguments) == 1 && arguments[0] == "fail" {
		fmt.Fprintln(os.Stderr, "it failed")
		os.Exit(3)
	}
	if len(arguments) == 1 && arguments[0] == "copy" {
		data, err := os.ReadFile("in.txt")
		if err == nil {
			err = os.WriteFile("out.txt", data, 0o644)
		}
		if err != nil {
			panic(err)
		}
		return
	}
	sum := 0
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		number := 0
		fmt.Sscan(lines.Text(), &number)
		sum += number
	}
	fmt.Println(strings.Join(arguments, "|"))
	fmt.Println(sum)
}
