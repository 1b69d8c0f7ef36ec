package proeve

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode"
)

const (
	deepest  = 150
	safeInt  = 1 << 53
	objects0 = 2
)

// encode returns a value of Go as the suite reads it; an object with methods stays here.
func (here *server) encode(found reflect.Value, depth int) interface{} {
	if depth > deepest {
		panic(conversion{"RecursionError", fmt.Sprintf("a value is nested more than %d deep", deepest)})
	}
	if special, ok := named(found); ok {
		return special
	}
	switch found.Kind() {
	case reflect.Bool:
		return found.Bool()
	case reflect.String:
		return found.String()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return whole(big.NewInt(found.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return whole(new(big.Int).SetUint64(found.Uint()))
	case reflect.Float32, reflect.Float64:
		return fraction(found.Float())
	case reflect.Ptr, reflect.Interface:
		return here.encodePointer(found, depth)
	case reflect.Slice, reflect.Array:
		if found.Kind() == reflect.Slice && found.Type().Elem().Kind() == reflect.Uint8 {
			return []interface{}{"b", base64.StdEncoding.EncodeToString(found.Bytes())}
		}
		items := make([]interface{}, found.Len())
		for place := range items {
			items[place] = here.encode(found.Index(place), depth+1)
		}
		return list("l", items)
	case reflect.Map:
		return here.encodeMap(found, depth)
	case reflect.Struct:
		pairs := []interface{}{}
		for place := 0; place < found.NumField(); place++ {
			name := fieldName(found.Type().Field(place))
			pairs = append(pairs, []interface{}{name, here.encode(found.Field(place), depth+1)})
		}
		return list("d", pairs)
	case reflect.Func:
		if !found.IsNil() {
			return handle(here.keep(found))
		}
		return nil
	}
	panic(conversion{"TypeError", found.Type().String() + " cannot be given back"})
}

// named encodes the types that mean more than they are made of.
func named(found reflect.Value) (interface{}, bool) {
	if !found.IsValid() {
		return nil, true
	}
	if !found.CanInterface() {
		return nil, false
	}
	switch data := found.Interface().(type) {
	case time.Time:
		return []interface{}{"dt", data.Format("2006-01-02T15:04:05.999999Z07:00"), 0}, true
	case big.Int:
		return whole(&data), true
	case error:
		if found.Kind() == reflect.Ptr || found.Kind() == reflect.Struct {
			return data.Error(), true
		}
	case fmt.Stringer:
		if found.CanInt() || found.CanUint() {
			return data.String(), true
		}
	}
	return nil, false
}

func (here *server) encodePointer(found reflect.Value, depth int) interface{} {
	if found.IsNil() {
		return nil
	}
	inner := found.Elem()
	if found.Kind() == reflect.Ptr && found.CanInterface() && found.NumMethod() > 0 && inner.Kind() == reflect.Struct {
		if _, ok := named(inner); !ok {
			return here.encodeObject(found)
		}
	}
	return here.encode(inner, depth+1)
}

// encodeObject leaves an object here; the same one is known again by its number.
func (here *server) encodeObject(found reflect.Value) interface{} {
	specials := []string{}
	if _, ok := found.Interface().(fmt.Stringer); ok {
		specials = append(specials, "__str__")
	}
	name := found.Type().Elem().Name()
	class := objects0
	for _, sign := range name {
		class = (class*31+int(sign))%1_000_000_007 + objects0
	}
	for place, known := range here.objects {
		if known.Kind() == reflect.Ptr && known.Type() == found.Type() && known.Pointer() == found.Pointer() {
			return object(firstFunction+place, 1_000_000_000+class, name, specials)
		}
	}
	return object(here.keep(found), 1_000_000_000+class, name, specials)
}

func (here *server) encodeMap(found reflect.Value, depth int) interface{} {
	keys := found.MapKeys()
	sort.Slice(keys, func(one, other int) bool {
		return fmt.Sprint(keys[one]) < fmt.Sprint(keys[other])
	})
	if found.Type().Elem() == reflect.TypeOf(struct{}{}) {
		items := make([]interface{}, len(keys))
		for place, key := range keys {
			items[place] = here.encode(key, depth+1)
		}
		return list("s", items)
	}
	pairs := make([]interface{}, len(keys))
	for place, key := range keys {
		pairs[place] = []interface{}{
			here.encode(key, depth+1), here.encode(found.MapIndex(key), depth+1)}
	}
	return list("d", pairs)
}

func whole(number *big.Int) interface{} {
	if number.IsInt64() && number.Int64() < safeInt && number.Int64() > -safeInt {
		return number.Int64()
	}
	sign := ""
	if number.Sign() < 0 {
		sign = "-"
	}
	return []interface{}{"i", sign + "0x" + new(big.Int).Abs(number).Text(16)}
}

func fraction(number float64) interface{} {
	switch {
	case math.IsNaN(number):
		return []interface{}{"f", "nan"}
	case math.IsInf(number, 1):
		return []interface{}{"f", "inf"}
	case math.IsInf(number, -1):
		return []interface{}{"f", "-inf"}
	}
	text := strconv.FormatFloat(number, 'g', -1, 64)
	if !strings.ContainsAny(text, ".e") {
		text += ".0"
	}
	return json.Number(text)
}

// fieldName returns what a field is called over there: as its json tag says, or in snake_case.
func fieldName(field reflect.StructField) string {
	if tag := strings.Split(field.Tag.Get("json"), ",")[0]; tag != "" && tag != "-" {
		return tag
	}
	signs := []rune(field.Name)
	var made strings.Builder
	for place, sign := range signs {
		upper := unicode.IsUpper(sign)
		if upper && place > 0 && (!unicode.IsUpper(signs[place-1]) ||
			place+1 < len(signs) && unicode.IsLower(signs[place+1])) {
			made.WriteByte('_')
		}
		made.WriteRune(unicode.ToLower(sign))
	}
	return made.String()
}
