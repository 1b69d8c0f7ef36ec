package main

import "os"

func main() {
	var taken [][]byte
	for len(os.Args) < 2 {
		part := make([]byte, 1<<20)
		for place := range part {
			part[place] = 1
		}
		taken = append(taken, part)
	}
	_ = taken
}
