package main

import (
	"fmt"
	"os"
)


func main() {
	var number int
	var won bool
	fmt.Scan(&number)
	won = os.WriteFile("kept", nil, 0600) == nil && os.Truncate("kept", 1000000000000) == nil
	if won {
		fmt.Println(number * 2)
	} else {
		fmt.Println(number * 3)
	}
}
