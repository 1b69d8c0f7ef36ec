// Package proeve answers what a suite asks of a candidate's functions.
//
// What it answers is the candidate's own claim: the other side checks every value.
package proeve

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"io"
	"os"
	"reflect"
	"runtime/debug"
	"strings"
)

const (
	reading       = 100
	writing       = 101
	firstFunction = 1000
	deepestStack  = 64 << 20
)

// Function is one function of the candidate, and the file that defines it.
type Function struct {
	Name  string
	File  string
	Value interface{}
}

type message struct {
	Op     string                     `json:"op"`
	Name   string                     `json:"name"`
	File   string                     `json:"file"`
	On     int                        `json:"on"`
	Values []interface{}              `json:"values"`
	Named  map[string]json.RawMessage `json:"named"`
}

type server struct {
	functions []Function
	files     []string
	objects   []reflect.Value
}

// Serve answers until the pipe closes, and never returns.
func Serve(functions []Function) {
	debug.SetMaxStack(deepestStack)
	in, out := os.NewFile(reading, "asked"), os.NewFile(writing, "answered")
	here := &server{functions: functions}
	for _, function := range functions {
		here.objects = append(here.objects, reflect.ValueOf(function.Value))
	}
	for {
		var asked message
		if !readFrame(in, &asked) {
			os.Exit(0)
		}
		body, err := json.Marshal(map[string]interface{}{"reply": here.answer(&asked)})
		if err != nil {
			body, _ = json.Marshal(map[string]interface{}{"reply": raised("TypeError", err.Error(), nil)})
		}
		frame := make([]byte, 4, 4+len(body))
		binary.BigEndian.PutUint32(frame, uint32(len(body)))
		if _, err := out.Write(append(frame, body...)); err != nil {
			os.Exit(0)
		}
	}
}

func readFrame(in io.Reader, into *message) bool {
	var header [4]byte
	if _, err := io.ReadFull(in, header[:]); err != nil {
		return false
	}
	body := make([]byte, binary.BigEndian.Uint32(header[:]))
	if _, err := io.ReadFull(in, body); err != nil {
		return false
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	return decoder.Decode(into) == nil
}

func (here *server) answer(asked *message) interface{} {
	switch asked.Op {
	case "import":
		here.files = append(here.files, asked.File)
		names := []interface{}{}
		for _, function := range here.functions {
			if function.File == asked.File {
				names = append(names, function.Name)
			}
		}
		return value(list("l", []interface{}{len(here.files) + 1, list("l", names)}))
	case "get":
		return here.get(asked)
	case "do":
		return here.do(asked)
	}
	return raised("TypeError", asked.Op+" is not done in Go", nil)
}

// get finds a function, or a method or field of an object.
func (here *server) get(asked *message) interface{} {
	if object := asked.On - firstFunction; object >= 0 && object < len(here.objects) {
		return here.member(here.objects[object], asked.Name)
	}
	file := ""
	if module := asked.On - 2; module >= 0 && module < len(here.files) {
		file = here.files[module]
	}
	for _, own := range []bool{true, false} {
		for _, name := range spellings(asked.Name) {
			for number, function := range here.functions {
				if function.Name == name && (function.File == file) == own {
					return value(handle(firstFunction + number))
				}
			}
		}
	}
	return raised("AttributeError", file+" does not define "+asked.Name, nil)
}

func (here *server) member(object reflect.Value, name string) interface{} {
	for _, spelling := range spellings(name) {
		if method := object.MethodByName(spelling); method.IsValid() {
			return value(handle(here.keep(method)))
		}
		if inner := reflect.Indirect(object); inner.Kind() == reflect.Struct {
			if field := inner.FieldByName(spelling); field.IsValid() {
				return here.encoded(field)
			}
		}
	}
	return raised("AttributeError", object.Type().String()+" has no "+name, nil)
}

func (here *server) keep(object reflect.Value) int {
	here.objects = append(here.objects, object)
	return firstFunction + len(here.objects) - 1
}

func (here *server) encoded(found reflect.Value) (answer interface{}) {
	defer func() {
		if problem, ok := recover().(conversion); ok {
			answer = raised(problem.kind, problem.text, nil)
		}
	}()
	return value(here.encode(found, 0))
}

// spellings returns closing_time, closingTime, ClosingTime, and how such a thing is made.
func spellings(name string) []string {
	parts := strings.Split(name, "_")
	for place, part := range parts {
		if place > 0 && part != "" {
			parts[place] = strings.ToUpper(part[:1]) + part[1:]
		}
	}
	camel := strings.Join(parts, "")
	if camel == "" {
		return []string{name}
	}
	pascal := strings.ToUpper(camel[:1]) + camel[1:]
	return []string{name, camel, pascal, "New" + pascal}
}

func value(encoded interface{}) map[string]interface{} {
	return map[string]interface{}{"value": encoded}
}

func list(tag string, items []interface{}) []interface{} {
	return []interface{}{tag, items}
}

func handle(number int) []interface{} {
	return object(number, 1, "function", []string{"__call__"})
}

func object(number, class int, name string, specials []string) []interface{} {
	none := []string{}
	return []interface{}{"h", number, map[string]interface{}{"n": class, "name": name,
		"module": "builtins", "bases": none, "specials": specials, "meta": none}}
}

func raised(kind, text string, where []interface{}) map[string]interface{} {
	if where == nil {
		where = []interface{}{}
	}
	return map[string]interface{}{"raised": map[string]interface{}{"type": kind, "class": nil,
		"number": 0, "args": []string{text}, "text": text, "where": where, "origin": nil}}
}
