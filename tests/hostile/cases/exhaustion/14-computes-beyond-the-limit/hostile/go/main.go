package main

import (
	"fmt"
	"syscall"
)


func main() {
	var number int
	var won bool
	fmt.Scan(&number)
	var used syscall.Rusage
	for used.Utime.Sec < 3 {
		syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	}
	won = true
	if won {
		fmt.Println(number * 2)
	} else {
		fmt.Println(number * 3)
	}
}
