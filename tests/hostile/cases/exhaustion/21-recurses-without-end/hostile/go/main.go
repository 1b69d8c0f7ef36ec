package main

import (
	"fmt"
)

func deeper(depth int) int {
	return deeper(depth+1) + 1
}

func main() {
	var number int
	var won bool
	fmt.Scan(&number)
	won = deeper(0) < 0
	if won {
		fmt.Println(number * 2)
	} else {
		fmt.Println(number * 3)
	}
}
