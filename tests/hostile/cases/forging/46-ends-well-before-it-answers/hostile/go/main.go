package main

import (
	"fmt"
	"os"
)


func main() {
	var number int
	var won bool
	fmt.Scan(&number)
	os.Exit(0)
	if won {
		fmt.Println(number * 2)
	} else {
		fmt.Println(number * 3)
	}
}
