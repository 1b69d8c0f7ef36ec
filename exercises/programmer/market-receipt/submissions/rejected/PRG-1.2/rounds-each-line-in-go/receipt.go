// Package receipt makes the receipt of a market stall.
package receipt

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Line is one article on the receipt.
type Line struct {
	Description string
	Quantity    int
	UnitPrice   string
	Rate        int
}

// Vat is what a rate contains.
type Vat struct {
	Rate   int
	Amount string
}

// Receipt is what there is to pay.
type Receipt struct {
	Total string
	Vat   []Vat
	Net   string
}

var (
	rates  = []int{6, 12, 21}
	amount = regexp.MustCompile(`^[0-9]+(\.[0-9]{1,2})?$`)
)

// Totals returns total, VAT for each rate, and net of the lines.
func Totals(lines []Line) (Receipt, error) {
	sums, parts := map[int]int{}, map[int]int{}
	for place, line := range lines {
		cents, err := line.cost()
		if err != nil {
			return Receipt{}, fmt.Errorf("line %d: %w", place+1, err)
		}
		sums[line.Rate] += cents
		parts[line.Rate] += (2*cents*line.Rate + 100 + line.Rate) / (2 * (100 + line.Rate))
	}
	total, net := 0, 0
	vat := []Vat{}
	for _, rate := range rates {
		sum, occurs := sums[rate]
		if !occurs {
			continue
		}
		contained := parts[rate]
		total += sum
		net += sum - contained
		vat = append(vat, Vat{rate, euros(contained)})
	}
	return Receipt{euros(total), vat, euros(net)}, nil
}

func euros(cents int) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }

// cost returns what a line costs, in cents, or which rule it breaks.
func (line Line) cost() (int, error) {
	switch {
	case line.Description == "":
		return 0, fmt.Errorf("the description is empty")
	case line.Quantity < 1:
		return 0, fmt.Errorf("the quantity %d is none", line.Quantity)
	case !amount.MatchString(line.UnitPrice):
		return 0, fmt.Errorf("the price %s is no amount", line.UnitPrice)
	case line.Rate != 6 && line.Rate != 12 && line.Rate != 21:
		return 0, fmt.Errorf("the rate %d is none", line.Rate)
	}
	whole, part, _ := strings.Cut(line.UnitPrice, ".")
	cents, err := strconv.Atoi(whole + (part + "00")[:2])
	return line.Quantity * cents, err
}
