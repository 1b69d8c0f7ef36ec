package main

import (
	"fmt"
)


func main() {
	var number int
	var won bool
	fmt.Scan(&number)
	kept := make([]byte, 600000000)
	for place := 0; place < len(kept); place += 4096 {
		kept[place] = 1
	}
	won = kept[4096] == 1
	if won {
		fmt.Println(number * 2)
	} else {
		fmt.Println(number * 3)
	}
}
