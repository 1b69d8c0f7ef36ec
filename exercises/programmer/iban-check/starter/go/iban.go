// Package iban checks the account numbers of a payment batch.
package iban

// IsValid says whether the text is a valid IBAN.
func IsValid(text string) bool { return false }

// Repeated returns the IBANs that occur more than once, in the order in which they first occur.
func Repeated(ibans []string) []string { return nil }

// Questions returns the codes of the banks that must still be asked for, each of them once.
func Questions(ibans []string, names map[string]*string) []string { return nil }

// BankNames returns the name of the bank of each IBAN, or nil.
func BankNames(ibans []string, names map[string]*string) []*string { return nil }

// Blocked returns the IBANs whose account number lies in one of the blocked ranges.
func Blocked(ibans []string, ranges [][]string) ([]string, error) { return nil, nil }
