// Package samples is what the suite of calls asks for.
package samples

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"
)

type Order struct {
	Title string
	Price float64
	Tags  []string
}

type Described struct {
	Title string
	Price float64
	Tags  int
}

var calls int

func Greet(name string) string { return "Hello, " + name + "!" }

func Total(numbers []int) int {
	sum := 0
	for _, number := range numbers {
		sum += number
	}
	return sum
}

func Half(number float64) float64 { return number / 2 }

func IsEven(number int) bool { return number%2 == 0 }

func NextNumber(number int64) int64 { return number + 1 }

func Backwards(words []string) []string {
	turned := make([]string, 0, len(words))
	for place := len(words) - 1; place >= 0; place-- {
		turned = append(turned, words[place])
	}
	return turned
}

func Describe(order Order) Described {
	return Described{strings.ToUpper(order.Title), 2 * order.Price, len(order.Tags)}
}

func Find(words []string, wanted string) *int {
	for place, word := range words {
		if word == wanted {
			return &place
		}
	}
	return nil
}

func CountCalls() int {
	calls++
	return calls
}

type Counter struct{ count int }

func NewCounter(start int) *Counter { return &Counter{start} }

func (c *Counter) Add(number int) { c.count += number }

func (c *Counter) Value() int { return c.count }

func Refuse(text string) (string, error) { return "", errors.New("no such thing: " + text) }

func Divide(first, second int) int { return first / second }

func Depth(number int) int {
	if number == 0 {
		return 0
	}
	return 1 + Depth(number-1)
}

func FirstLine(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Scan()
	return lines.Text(), lines.Err()
}

func Shout(text string) int {
	fmt.Println(text)
	return len(text)
}
