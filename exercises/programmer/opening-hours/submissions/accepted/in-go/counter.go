// Package counter tells when the counters of the commune are open.
package counter

import (
	"fmt"
	"sort"
	"time"
)

const (
	written   = "2006-01-02T15:04-07:00"
	lookAhead = 60
)

var weekdays = map[string]time.Weekday{
	"sun": time.Sunday, "mon": time.Monday, "tue": time.Tuesday, "wed": time.Wednesday,
	"thu": time.Thursday, "fri": time.Friday, "sat": time.Saturday,
}

type period struct{ begin, end time.Duration }

type span struct{ begin, end time.Time }

// NextOpening returns the first moment, from moment on, at which the counter is open; nil for none.
func NextOpening(moment string, week map[string][][]string, closed []string) (*string, error) {
	now, err := readMoment(moment)
	if err != nil {
		return nil, err
	}
	spans, err := opened(now, lookAhead, week, closed)
	if err != nil {
		return nil, err
	}
	var first *time.Time
	for _, one := range spans {
		begin := later(one.begin, now)
		if one.end.After(now) && (first == nil || begin.Before(*first)) {
			first = &begin
		}
	}
	if first == nil {
		return nil, nil
	}
	text := first.In(brussels()).Format(written)
	return &text, nil
}

// OpenMinutes returns how many minutes the counter is open between two moments.
func OpenMinutes(start, end string, week map[string][][]string, closed []string) (int, error) {
	reached, err := readMoment(start)
	if err != nil {
		return 0, err
	}
	last, err := readMoment(end)
	if err != nil {
		return 0, err
	}
	if last.Before(reached) {
		return 0, fmt.Errorf("%s lies before %s", end, start)
	}
	spans, err := opened(reached, int(last.Sub(reached).Hours()/24)+2, week, closed)
	if err != nil {
		return 0, err
	}
	var total time.Duration
	for _, one := range spans {
		from, until := later(one.begin, reached), one.end
		if until.After(last) {
			until = last
		}
		if until.After(from) {
			total += until.Sub(from)
			reached = until
		}
	}
	return int(total.Minutes()), nil
}

// opened returns the periods of the day before a moment, its own and so many more, in order.
func opened(moment time.Time, days int, week map[string][][]string, closed []string) ([]span, error) {
	periods, err := readWeek(week)
	if err != nil {
		return nil, err
	}
	holidays := map[string]bool{}
	for _, day := range closed {
		if _, err := time.Parse("2006-01-02", day); err != nil {
			return nil, err
		}
		holidays[day] = true
	}
	year, month, today := moment.In(brussels()).Date()
	var found []span
	for number := -1; number <= days; number++ {
		day := time.Date(year, month, today+number, 0, 0, 0, 0, brussels())
		if holidays[day.Format("2006-01-02")] {
			continue
		}
		for _, one := range periods[day.Weekday()] {
			found = append(found, span{at(day, one.begin), at(day, one.end)})
		}
	}
	sort.Slice(found, func(one, other int) bool { return found[one].begin.Before(found[other].begin) })
	return found, nil
}

// at returns the moment at which the clocks show so much time after midnight.
func at(day time.Time, clock time.Duration) time.Time {
	year, month, number := day.Date()
	return time.Date(year, month, number, 0, int(clock.Minutes()), 0, 0, brussels())
}

func brussels() *time.Location {
	location, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		panic(err)
	}
	return location
}

func later(one, other time.Time) time.Time {
	if one.After(other) {
		return one
	}
	return other
}

func readMoment(text string) (time.Time, error) { return time.Parse(written, text) }

func readWeek(week map[string][][]string) (map[time.Weekday][]period, error) {
	periods := map[time.Weekday][]period{}
	for name, texts := range week {
		day, known := weekdays[name]
		if !known {
			return nil, fmt.Errorf("%s is no weekday", name)
		}
		for _, text := range texts {
			one, err := readPeriod(text[0], text[1])
			if err != nil {
				return nil, err
			}
			periods[day] = append(periods[day], one)
		}
	}
	return periods, nil
}

func readPeriod(first, last string) (period, error) {
	begin, err := time.Parse("15:04", first)
	if err != nil {
		return period{}, err
	}
	end, err := time.Parse("15:04", last)
	if err != nil {
		return period{}, err
	}
	length := end.Sub(begin)
	if length == 0 {
		return period{}, fmt.Errorf("the period %s-%s has no length", first, last)
	}
	if length < 0 {
		length += 24 * time.Hour
	}
	midnight := time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)
	return period{begin.Sub(midnight), begin.Sub(midnight) + length}, nil
}
