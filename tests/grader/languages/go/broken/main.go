package main

func main() {
	println(undefinedHere) // FAULT
}
