package samples

func Fail(number int) int {
	var nothing []int
	return nothing[number] // FAULT
}
