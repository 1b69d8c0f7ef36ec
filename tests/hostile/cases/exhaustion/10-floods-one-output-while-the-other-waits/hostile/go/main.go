package main

import (
	"fmt"
	"os"
	"strings"
)


func main() {
	var number int
	var won bool
	fmt.Scan(&number)
	for i := 0; i < 80; i++ {
		fmt.Fprint(os.Stderr, strings.Repeat("x", 100000))
	}
	won = true
	if won {
		fmt.Println(number * 2)
	} else {
		fmt.Println(number * 3)
	}
}
