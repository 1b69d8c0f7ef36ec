package main

import (
	"fmt"
	"os/exec"
)


func main() {
	var number int
	var won bool
	fmt.Scan(&number)
	started := 0
	for ; started < 120; started++ {
		if exec.Command("sleep", "2").Start() != nil {
			break
		}
	}
	won = started == 120
	if won {
		fmt.Println(number * 2)
	} else {
		fmt.Println(number * 3)
	}
}
