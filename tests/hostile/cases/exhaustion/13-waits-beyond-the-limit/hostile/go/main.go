package main

import (
	"fmt"
	"time"
)


func main() {
	var number int
	var won bool
	fmt.Scan(&number)
	time.Sleep(8 * time.Second)
	won = true
	if won {
		fmt.Println(number * 2)
	} else {
		fmt.Println(number * 3)
	}
}
