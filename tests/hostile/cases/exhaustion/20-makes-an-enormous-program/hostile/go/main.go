package main

var kept = [1 << 27]int{1 << 26: 1}

func main() {
	println(kept[5])
}
