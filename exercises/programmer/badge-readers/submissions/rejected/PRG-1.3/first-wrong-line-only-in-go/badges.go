// Compare the log of the badge readers with the rights: badges RIGHTS LOG [MOMENT ...].
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"sort"
	"strings"
	"time"
	"unicode/utf8"
)

var (
	name  = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	badge = regexp.MustCompile(`^B[0-9]{6}$`)
	hours = regexp.MustCompile(`^((?:[01][0-9]|2[0-3]):[0-5][0-9])-((?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$`)
)

type line struct {
	number int
	fields []string
}

type event struct{ moment, door, direction, badge, result string }

type holder struct{ person, until string }

type rule struct {
	denies     bool
	begin, end string
}

type rights struct {
	entrances map[string]bool
	badges    map[string]holder
	lost      map[string]string
	groups    map[string][]string
	rules     map[[2]string][]rule
}

func main() {
	code, err := run(os.Args[1:], os.Stdout, os.Stderr)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 2
	}
	os.Exit(code)
}

func run(words []string, output, complaints io.Writer) (int, error) {
	if len(words) < 2 {
		return 0, errors.New("usage: badges RIGHTS LOG [MOMENT ...]")
	}
	moments := words[2:]
	for _, moment := range moments {
		if !isMoment(moment) {
			return 0, fmt.Errorf("%s is no moment", moment)
		}
	}
	known, err := readRights(words[0])
	if err != nil {
		return 0, err
	}
	events, faults, err := readLog(words[1])
	if err != nil {
		return 0, err
	}
	for _, fault := range faults {
		fmt.Fprintln(complaints, fault)
	}
	told := bufio.NewWriter(output)
	defer told.Flush()
	code := 0
	if len(faults) > 0 {
		code = 1
	}
	for _, one := range events {
		if reason := known.judge(one); reason != "" {
			code = 1
			fmt.Fprintf(told, "breach;%s;%s;%s;%s\n", one.moment, one.door, one.badge, reason)
		}
	}
	for _, moment := range moments {
		fmt.Fprintf(told, "inside;%s;%s\n", moment, strings.Join(known.inside(events, moment), ","))
	}
	return code, nil
}

// readLines returns every line that means something.
func readLines(path string) ([]line, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read", path)
	}
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("%s: is not UTF-8", path)
	}
	var found []line
	for place, text := range strings.Split(string(data), "\n") {
		text = strings.TrimSpace(text)
		if text == "" || text[0] == '#' {
			continue
		}
		fields := strings.Split(text, ";")
		for number := range fields {
			fields[number] = strings.TrimSpace(fields[number])
		}
		found = append(found, line{place + 1, fields})
	}
	return found, nil
}

func readRights(path string) (*rights, error) {
	lines, err := readLines(path)
	if err != nil {
		return nil, err
	}
	known := &rights{map[string]bool{}, map[string]holder{}, map[string]string{}, map[string][]string{}, map[[2]string][]rule{}}
	for _, one := range lines {
		if !known.note(one.fields[0], one.fields[1:]) {
			return nil, fmt.Errorf("%s:%d: cannot be understood", path, one.number)
		}
	}
	return known, nil
}

// note enters one line and says whether it was right.
func (r *rights) note(kind string, fields []string) bool {
	switch fmt.Sprintf("%s %d", kind, len(fields)) {
	case "entrance 1":
		r.entrances[fields[0]] = true
		return name.MatchString(fields[0])
	case "badge 3":
		_, given := r.badges[fields[0]]
		if given || !badge.MatchString(fields[0]) || !name.MatchString(fields[1]) {
			return false
		}
		right := fields[2] == "" || isDate(fields[2])
		if right {
			r.badges[fields[0]] = holder{fields[1], fields[2]}
		}
		return right
	case "lost 2":
		if before, known := r.lost[fields[0]]; !known || fields[1] < before {
			r.lost[fields[0]] = fields[1]
		}
		return badge.MatchString(fields[0]) && isMoment(fields[1])
	case "member 2":
		r.groups[fields[0]] = append(r.groups[fields[0]], "@"+fields[1])
		return name.MatchString(fields[0]) && name.MatchString(fields[1])
	case "allow 3", "deny 3":
		who, door := fields[0], fields[1]
		found := hours.FindStringSubmatch(fields[2])
		if found == nil || found[1] == found[2] {
			return false
		}
		key := [2]string{who, door}
		r.rules[key] = append(r.rules[key], rule{kind == "deny", found[1], found[2]})
		return (who == "*" || name.MatchString(strings.TrimPrefix(who, "@"))) && (door == "*" || name.MatchString(door))
	}
	return false
}

// readLog returns the events in the order of time, each once, and what is wrong with the other lines.
func readLog(path string) ([]event, []string, error) {
	lines, err := readLines(path)
	if err != nil {
		return nil, nil, err
	}
	var events []event
	var faults []string
	seen := map[event]bool{}
	for _, one := range lines {
		if !isEvent(one.fields) {
			faults = append(faults, fmt.Sprintf("%s:%d: is no event", path, one.number))
			continue
		}
		found := event{one.fields[0], one.fields[1], one.fields[2], one.fields[3], one.fields[4]}
		if !seen[found] {
			seen[found] = true
			events = append(events, found)
		}
	}
	sort.SliceStable(events, func(one, other int) bool { return events[one].moment < events[other].moment })
	return events, faults, nil
}

func isEvent(fields []string) bool {
	return len(fields) == 5 && isMoment(fields[0]) && name.MatchString(fields[1]) && badge.MatchString(fields[3]) &&
		(fields[2] == "in" || fields[2] == "out") && (fields[4] == "opened" || fields[4] == "refused")
}

func isDate(text string) bool {
	_, err := time.Parse("2006-01-02", text)
	return err == nil
}

func isMoment(text string) bool {
	_, err := time.Parse("2006-01-02T15:04:05", text)
	return err == nil && len(text) == len("2006-01-02T15:04:05")
}

// judge returns why an event is contrary to the rights; empty where it is not.
func (r *rights) judge(one event) string {
	if one.direction != "in" || one.result != "opened" {
		return ""
	}
	owner, known := r.badges[one.badge]
	if !known {
		return "unknown"
	}
	if blocked, lost := r.lost[one.badge]; lost && one.moment >= blocked {
		return "lost"
	}
	if owner.until != "" && one.moment[:10] > owner.until {
		return "expired"
	}
	for _, level := range [][]string{{owner.person}, r.groups[owner.person], {"*"}} {
		if applies, denies := r.verdict(level, one.door, one.moment[11:]); denies {
			return "denied"
		} else if applies {
			return ""
		}
	}
	return "no-rule"
}

func (r *rights) verdict(level []string, door, time string) (applies, denies bool) {
	for _, who := range level {
		for _, place := range []string{door, "*"} {
			for _, one := range r.rules[[2]string{who, place}] {
				if one.at(time) {
					applies, denies = true, denies || one.denies
				}
			}
		}
	}
	return applies, denies
}

func (one rule) at(time string) bool {
	if one.begin < one.end {
		return one.begin <= time && time < one.end
	}
	return one.begin <= time || time < one.end
}

// inside returns who is in the building, sorted.
func (r *rights) inside(events []event, asked string) []string {
	present := map[string]bool{}
	for _, one := range events {
		if one.moment <= asked && one.result == "opened" && r.entrances[one.door] {
			person := one.badge
			if owner, known := r.badges[one.badge]; known {
				person = owner.person
			}
			present[person] = one.direction == "in"
		}
	}
	var found []string
	for person, in := range present {
		if in {
			found = append(found, person)
		}
	}
	sort.Strings(found)
	return found
}
