package proeve

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"runtime"
	"strings"
)

// conversion is raised where a value does not fit, in either direction.
type conversion struct{ kind, text string }

var errorType = reflect.TypeOf((*error)(nil)).Elem()

// do calls a function; an error it returns and a panic are raised over there.
func (here *server) do(asked *message) (answer interface{}) {
	place := asked.On - firstFunction
	if place < 0 || place >= len(here.objects) || asked.Name != "__call__" {
		return here.special(asked)
	}
	if len(asked.Named) > 0 {
		return raised("TypeError", "Go takes no arguments by name", nil)
	}
	function := here.objects[place]
	if function.Kind() != reflect.Func {
		return raised("TypeError", fmt.Sprint(function.Interface()), nil)
	}
	defer func() {
		if found := recover(); found != nil {
			answer = here.panicked(found)
		}
	}()
	return here.results(function.Call(here.arguments(function.Type(), asked.Values)))
}

// special answers for String() and for the equality of two objects.
func (here *server) special(asked *message) interface{} {
	place := asked.On - firstFunction
	if place >= 0 && place < len(here.objects) {
		text, ok := here.objects[place].Interface().(fmt.Stringer)
		if ok && asked.Name == "__str__" {
			return value(text.String())
		}
	}
	return raised("TypeError", asked.Name+" is not done in Go", nil)
}

func (here *server) arguments(kind reflect.Type, values []interface{}) []reflect.Value {
	fixed := kind.NumIn()
	if kind.IsVariadic() {
		fixed--
	}
	if len(values) < fixed || (len(values) > fixed && !kind.IsVariadic()) {
		panic(conversion{"TypeError",
			fmt.Sprintf("%d values are given, and it takes %d", len(values), fixed)})
	}
	given := make([]reflect.Value, len(values))
	for place, data := range values {
		var wanted reflect.Type
		if place < fixed {
			wanted = kind.In(place)
		} else {
			wanted = kind.In(fixed).Elem()
		}
		given[place] = reflect.New(wanted).Elem()
		here.decode(data, given[place])
	}
	return given
}

func (here *server) results(found []reflect.Value) interface{} {
	if count := len(found); count > 0 && found[count-1].Type() == errorType {
		if err, failed := found[count-1].Interface().(error); failed {
			return raised(kindOf(err), err.Error(), nil)
		}
		found = found[:count-1]
	}
	switch len(found) {
	case 0:
		return value(nil)
	case 1:
		return value(here.encode(found[0], 0))
	}
	items := make([]interface{}, len(found))
	for place, one := range found {
		items[place] = here.encode(one, 0)
	}
	return value(list("t", items))
}

// kindOf says what an error is called over there: one that was returned refuses a value.
func kindOf(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "FileNotFoundError"
	case errors.Is(err, fs.ErrPermission):
		return "PermissionError"
	}
	return "ValueError"
}

func (here *server) panicked(found interface{}) interface{} {
	if problem, ok := found.(conversion); ok {
		return raised(problem.kind, problem.text, nil)
	}
	text := fmt.Sprint(found)
	kind := "RuntimeError"
	if _, ours := found.(runtime.Error); ours {
		for part, name := range map[string]string{
			"out of range": "IndexError", "slice bounds": "IndexError",
			"divide by zero": "ZeroDivisionError", "nil pointer": "AttributeError",
			"nil map": "AttributeError", "interface conversion": "TypeError",
			"makeslice": "MemoryError",
		} {
			if strings.Contains(text, part) {
				kind = name
			}
		}
	}
	return raised(kind, text, here.where())
}

// where returns the innermost place in the candidate's own files.
func (here *server) where() []interface{} {
	callers := make([]uintptr, 100)
	frames := runtime.CallersFrames(callers[:runtime.Callers(3, callers)])
	for {
		frame, more := frames.Next()
		for _, function := range here.functions {
			if frame.File == function.File {
				return []interface{}{frame.File, frame.Line}
			}
		}
		if !more {
			return nil
		}
	}
}
