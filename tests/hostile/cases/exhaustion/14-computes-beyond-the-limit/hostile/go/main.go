package main

import (
	"fmt"
	"time"
)


func main() {
	var number int
	var won bool
	fmt.Scan(&number)
	end := time.Now().Add(3 * time.Second)
	for time.Now().Before(end) {
	}
	won = true
	if won {
		fmt.Println(number * 2)
	} else {
		fmt.Println(number * 3)
	}
}
