package sums

func Twice(number int) int {
	return number * 2
}
