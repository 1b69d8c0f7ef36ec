// Package counter tells when the counters of the commune are open.
package counter

// NextOpening returns the first moment, from moment on, at which the counter is open; nil for none.
func NextOpening(moment string, week map[string][][]string, closed []string) (*string, error) {
	return nil, nil
}

// OpenMinutes returns how many minutes the counter is open between two moments.
func OpenMinutes(start, end string, week map[string][][]string, closed []string) (int, error) {
	return 0, nil
}
