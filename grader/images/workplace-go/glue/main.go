// Command glue copies a candidate's files as one package main, with a file beside them
// that serves their functions. What it cannot read it copies as it is: the compiler says why.
package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
)

func main() {
	from, to := os.Args[1], os.Args[2]
	var listed bytes.Buffer
	hasMain := false
	for _, file := range os.Args[3:] {
		text, err := os.ReadFile(filepath.Join(from, file))
		if err != nil {
			fail(err)
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, text, 0)
		if err == nil {
			start, end := int(tree.Name.Pos())-1, int(tree.Name.End())-1
			text = append(append(append([]byte{}, text[:start]...), "main"...), text[end:]...)
			hasMain = list(&listed, file, tree) || hasMain
		}
		target := filepath.Join(to, file)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			fail(err)
		}
		if err := os.WriteFile(target, text, 0o644); err != nil {
			fail(err)
		}
	}
	made := "package main\n\nimport proeve___ \"proeve\"\n\nfunc init() {\n" +
		"\tproeve___.Serve([]proeve___.Function{\n" + listed.String() + "\t})\n}\n"
	if !hasMain {
		made += "\nfunc main() {}\n"
	}
	if err := os.WriteFile(filepath.Join(to, "proeve___.go"), []byte(made), 0o644); err != nil {
		fail(err)
	}
}

// list writes down the functions of one file and says whether main is among them.
func list(into *bytes.Buffer, file string, tree *ast.File) bool {
	hasMain := false
	for _, declared := range tree.Decls {
		function, ok := declared.(*ast.FuncDecl)
		if !ok || function.Recv != nil || function.Type.TypeParams != nil {
			continue
		}
		switch name := function.Name.Name; name {
		case "main":
			hasMain = true
		case "init", "_":
		default:
			fmt.Fprintf(into, "\t\t{%s, %s, %s},\n", strconv.Quote(name), strconv.Quote(file), name)
		}
	}
	return hasMain
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
