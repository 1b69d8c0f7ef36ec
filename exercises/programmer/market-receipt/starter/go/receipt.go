// Package receipt makes the receipt of a market stall.
package receipt

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

// Totals returns total, VAT for each rate, and net of the lines.
func Totals(lines []Line) (Receipt, error) { return Receipt{}, nil }
