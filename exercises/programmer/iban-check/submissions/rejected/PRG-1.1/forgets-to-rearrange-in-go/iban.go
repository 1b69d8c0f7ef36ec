// Package iban checks the account numbers of a payment batch.
package iban

import (
	"fmt"
	"math/big"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

var (
	lengths = map[string]int{"BE": 16, "DE": 22, "FR": 27, "LU": 20, "NL": 18}
	form    = regexp.MustCompile(`^[A-Z]{2}(0[2-9]|[1-8][0-9]|9[0-8])[A-Z0-9]+$`)
	account = regexp.MustCompile(`^[0-9]{12}$`)
)

// IsValid says whether the text is a valid IBAN.
func IsValid(text string) bool {
	for place := 0; place < len(text); place++ {
		if text[place] > 127 {
			return false
		}
	}
	iban := compact(text)
	if len(iban) < 4 || lengths[iban[:2]] != len(iban) || !form.MatchString(iban) {
		return false
	}
	return remainder(iban) == 1 && (!isBelgian(iban) || keepsNationalRule(iban[4:]))
}

func remainder(signs string) int64 {
	var digits strings.Builder
	for _, sign := range signs {
		value, _ := strconv.ParseInt(string(sign), 36, 64)
		digits.WriteString(strconv.FormatInt(value, 10))
	}
	number, _ := new(big.Int).SetString(digits.String(), 10)
	return number.Mod(number, big.NewInt(97)).Int64()
}

func keepsNationalRule(number string) bool {
	if !account.MatchString(number) {
		return false
	}
	front, _ := strconv.Atoi(number[:10])
	check, _ := strconv.Atoi(number[10:])
	rest := front % 97
	if rest == 0 {
		rest = 97
	}
	return check == rest
}

func compact(text string) string { return strings.ToUpper(strings.ReplaceAll(text, " ", "")) }

func isBelgian(iban string) bool { return strings.HasPrefix(iban, "BE") }

// Repeated returns the IBANs that occur more than once, in the order in which they first occur.
func Repeated(ibans []string) []string {
	counts := map[string]int{}
	var order []string
	for _, text := range ibans {
		iban := compact(text)
		if counts[iban] == 0 {
			order = append(order, iban)
		}
		counts[iban]++
	}
	found := []string{}
	for _, iban := range order {
		if counts[iban] > 1 {
			found = append(found, iban)
		}
	}
	return found
}

// Questions returns the codes of the banks that must still be asked for, each of them once.
func Questions(ibans []string, names map[string]*string) []string {
	found := []string{}
	seen := map[string]bool{}
	for _, text := range ibans {
		iban := compact(text)
		if !isBelgian(iban) {
			continue
		}
		code := iban[4:7]
		if _, known := names[code]; !known && !seen[code] {
			seen[code] = true
			found = append(found, code)
		}
	}
	return found
}

// BankNames returns the name of the bank of each IBAN, or nil.
func BankNames(ibans []string, names map[string]*string) []*string {
	found := make([]*string, len(ibans))
	for place, text := range ibans {
		if iban := compact(text); isBelgian(iban) {
			found[place] = names[iban[4:7]]
		}
	}
	return found
}

// Blocked returns the IBANs whose account number lies in one of the blocked ranges.
func Blocked(ibans []string, ranges [][]string) ([]string, error) {
	merged, err := merge(ranges)
	if err != nil {
		return nil, err
	}
	found := []string{}
	for _, text := range ibans {
		iban := compact(text)
		if isBelgian(iban) && liesIn(merged, iban[4:]) {
			found = append(found, iban)
		}
	}
	return found, nil
}

func liesIn(merged [][]string, number string) bool {
	after := sort.Search(len(merged), func(place int) bool { return merged[place][0] > number })
	return after > 0 && number <= merged[after-1][1]
}

// merge returns the ranges in order, those that overlap joined.
func merge(ranges [][]string) ([][]string, error) {
	ordered := make([][]string, 0, len(ranges))
	for place, one := range ranges {
		first, last := one[0], one[1]
		if !account.MatchString(first) || !account.MatchString(last) || first > last {
			return nil, fmt.Errorf("range %d: %s-%s is no range of account numbers", place+1, first, last)
		}
		ordered = append(ordered, []string{first, last})
	}
	sort.Slice(ordered, func(one, other int) bool { return ordered[one][0] < ordered[other][0] })
	merged := [][]string{}
	for _, one := range ordered {
		if len(merged) > 0 && one[0] <= merged[len(merged)-1][1] {
			if before := merged[len(merged)-1]; one[1] > before[1] {
				before[1] = one[1]
			}
			continue
		}
		merged = append(merged, one)
	}
	return merged, nil
}
