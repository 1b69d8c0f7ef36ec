package main

import "os"

func main() {
	for len(os.Args) < 2 {
	}
}
