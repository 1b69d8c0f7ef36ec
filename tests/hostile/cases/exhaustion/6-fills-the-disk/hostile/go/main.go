package main

import (
	"fmt"
	"os"
)


func main() {
	var number int
	var won bool
	fmt.Scan(&number)
	won = true
	for i := 0; i < 20; i++ {
		won = os.WriteFile(fmt.Sprint("kept", i), make([]byte, 6000000), 0600) == nil && won
	}
	if won {
		fmt.Println(number * 2)
	} else {
		fmt.Println(number * 3)
	}
}
