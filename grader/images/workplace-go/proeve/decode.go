package proeve

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unsafe"
)

var (
	timeType = reflect.TypeOf(time.Time{})
	bigType  = reflect.TypeOf(big.Int{})
)

// decode puts a value of the suite where a parameter of Go lies.
func (here *server) decode(data interface{}, into reflect.Value) {
	tag, parts := tagged(data)
	switch {
	case tag == "h":
		here.decodeObject(parts, into)
		return
	case into.Kind() == reflect.Ptr:
		if data != nil {
			into.Set(reflect.New(into.Type().Elem()))
			here.decode(data, into.Elem())
		}
		return
	case into.Kind() == reflect.Interface && into.NumMethod() == 0:
		here.decodeAny(data, into)
		return
	case into.Type() == timeType:
		into.Set(reflect.ValueOf(moment(tag, parts)))
		return
	case into.Type() == bigType:
		whole, ok := new(big.Int).SetString(digits(data), 0)
		must(ok, "TypeError", data, into)
		into.Set(reflect.ValueOf(*whole))
		return
	}
	switch into.Kind() {
	case reflect.Bool:
		truth, ok := data.(bool)
		must(ok, "TypeError", data, into)
		into.SetBool(truth)
	case reflect.String:
		text, ok := data.(string)
		must(ok, "TypeError", data, into)
		into.SetString(text)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		number, err := strconv.ParseInt(wholeOf(data, into), 0, 64)
		must(err == nil && !into.OverflowInt(number), "OverflowError", data, into)
		into.SetInt(number)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		number, err := strconv.ParseUint(wholeOf(data, into), 0, 64)
		must(err == nil && !into.OverflowUint(number), "OverflowError", data, into)
		into.SetUint(number)
	case reflect.Float32, reflect.Float64:
		into.SetFloat(floating(data, tag, parts, into))
	default:
		here.decodeMany(data, tag, parts, into)
	}
}

func (here *server) decodeMany(data interface{}, tag string, parts []interface{}, into reflect.Value) {
	switch into.Kind() {
	case reflect.Slice, reflect.Array:
		if tag == "b" || tag == "ba" {
			must(into.Type().Elem().Kind() == reflect.Uint8, "TypeError", data, into)
			raw, _ := base64.StdEncoding.DecodeString(parts[0].(string))
			into.SetBytes(raw)
			return
		}
		if data == nil && into.Kind() == reflect.Slice {
			return
		}
		must(strings.Contains(" l t s fs dq ", " "+tag+" "), "TypeError", data, into)
		items := parts[0].([]interface{})
		if into.Kind() == reflect.Slice {
			into.Set(reflect.MakeSlice(into.Type(), len(items), len(items)))
		}
		must(len(items) == into.Len(), "TypeError", data, into)
		for place, item := range items {
			here.decode(item, into.Index(place))
		}
	case reflect.Map:
		must(tag == "d", "TypeError", data, into)
		into.Set(reflect.MakeMap(into.Type()))
		for _, pair := range parts[0].([]interface{}) {
			key := reflect.New(into.Type().Key()).Elem()
			item := reflect.New(into.Type().Elem()).Elem()
			here.decode(pair.([]interface{})[0], key)
			here.decode(pair.([]interface{})[1], item)
			into.SetMapIndex(key, item)
		}
	case reflect.Struct:
		must(tag == "d", "TypeError", data, into)
		here.decodeStruct(parts[0].([]interface{}), into)
	default:
		panic(conversion{"TypeError", into.Type().String() + " is not a type that a value is given as"})
	}
}

// decodeStruct fills fields by their names; a field that is not named keeps its zero value.
func (here *server) decodeStruct(pairs []interface{}, into reflect.Value) {
	for _, pair := range pairs {
		name, _ := pair.([]interface{})[0].(string)
		found := false
		for place := 0; place < into.NumField(); place++ {
			if fieldName(into.Type().Field(place)) == name {
				here.decode(pair.([]interface{})[1], opened(into.Field(place)))
				found = true
			}
		}
		if !found {
			panic(conversion{"TypeError", fmt.Sprintf("%s has no field for %q", into.Type(), name)})
		}
	}
}

// opened lets an unexported field be set: the candidate's own package could.
func opened(field reflect.Value) reflect.Value {
	return reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem()
}

func (here *server) decodeObject(parts []interface{}, into reflect.Value) {
	number, _ := strconv.Atoi(fmt.Sprint(parts[0]))
	place := number - firstFunction
	ok := place >= 0 && place < len(here.objects)
	must(ok && here.objects[place].Type().AssignableTo(into.Type()), "TypeError", "an object", into)
	into.Set(here.objects[place])
}

// decodeAny gives what has no declared type the type that it would have by itself.
func (here *server) decodeAny(data interface{}, into reflect.Value) {
	tag, _ := tagged(data)
	var kind reflect.Type
	switch found := data.(type) {
	case nil:
		return
	case json.Number:
		kind = reflect.TypeOf(0)
		if strings.ContainsAny(found.String(), ".eE") {
			kind = reflect.TypeOf(0.0)
		}
	case bool, string:
		kind = reflect.TypeOf(data)
	default:
		switch tag {
		case "f":
			kind = reflect.TypeOf(0.0)
		case "i":
			kind = reflect.TypeOf(new(big.Int))
		case "d":
			kind = reflect.TypeOf(map[string]interface{}{})
		case "b", "ba":
			kind = reflect.TypeOf([]byte{})
		default:
			kind = reflect.TypeOf([]interface{}{})
		}
	}
	made := reflect.New(kind).Elem()
	here.decode(data, made)
	into.Set(made)
}

func tagged(data interface{}) (string, []interface{}) {
	if parts, ok := data.([]interface{}); ok && len(parts) > 0 {
		if tag, ok := parts[0].(string); ok {
			return tag, parts[1:]
		}
	}
	return "", nil
}

func digits(data interface{}) string {
	if tag, parts := tagged(data); tag == "i" {
		return fmt.Sprint(parts[0])
	}
	if number, ok := data.(json.Number); ok && !strings.ContainsAny(number.String(), ".eE") {
		return number.String()
	}
	return ""
}

func wholeOf(data interface{}, into reflect.Value) string {
	found := digits(data)
	must(found != "", "TypeError", data, into)
	return found
}

func floating(data interface{}, tag string, parts []interface{}, into reflect.Value) float64 {
	if number, ok := data.(json.Number); ok {
		found, err := number.Float64()
		must(err == nil, "OverflowError", data, into)
		return found
	}
	must(tag == "f", "TypeError", data, into)
	switch parts[0] {
	case "inf":
		return math.Inf(1)
	case "-inf":
		return math.Inf(-1)
	}
	return math.NaN()
}

func moment(tag string, parts []interface{}) time.Time {
	layouts := map[string][]string{"da": {"2006-01-02"}, "ti": {"15:04:05"}, "dt": {time.RFC3339Nano, "2006-01-02T15:04:05"}}
	for _, layout := range layouts[tag] {
		if found, err := time.Parse(layout, parts[0].(string)); err == nil {
			return found
		}
	}
	panic(conversion{"TypeError", "a date or time is wanted"})
}

func must(ok bool, kind string, data interface{}, into reflect.Value) {
	if ok {
		return
	}
	text := fmt.Sprint(data)
	if len(text) > 100 {
		text = text[:100] + "…"
	}
	panic(conversion{kind, fmt.Sprintf("%s does not fit %s", text, into.Type())})
}
