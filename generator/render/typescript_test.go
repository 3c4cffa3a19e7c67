package render_test

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"ders/generator/render"
	"ders/generator/search"
)

var update = flag.Bool("update", false, "rewrite the files that tests compare with")

const assets = "../../themes/default/assets/"

// TestTypeScriptTypes keeps the scripts' idea of a page's data and Go's the
// same: a field that changes here must not silently be undefined there.
func TestTypeScriptTypes(t *testing.T) {
	for _, data := range []struct {
		file string
		root reflect.Type
	}{
		{"quiz/data.ts", reflect.TypeFor[render.QuizData]()},
		{"scenario/data.ts", reflect.TypeFor[render.ScenarioData]()},
		{"journey/data.ts", reflect.TypeFor[render.JourneyData]()},
		{"progress/data.ts", reflect.TypeFor[render.ProgressData]()},
		{"review/data.ts", reflect.TypeFor[render.ReviewData]()},
		{"offline/data.ts", reflect.TypeFor[render.WorkerData]()},
		{"offline/list.ts", reflect.TypeFor[render.ListData]()},
		{"certificate/data.ts", reflect.TypeFor[render.CertificateData]()},
		{"search/data.ts", reflect.TypeFor[search.Files]()},
	} {
		file, want := assets+data.file, typescript(data.root)
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s differs from the Go types; run: go test ./generator/render -run TypeScript -update\n--- file\n%s\n--- Go\n%s", file, got, want)
		}
	}
}

// typescript writes root and every struct it holds as TypeScript interfaces.
// It knows the kinds that page data uses and panics at any other.
func typescript(root reflect.Type) string {
	var b strings.Builder
	b.WriteString("// Code generated from the Go types by generator/render/typescript_test.go. DO NOT EDIT.\n")
	b.WriteString("// A list or map that Go left nil arrives as null; whoever parses the data makes it empty.\n")
	done := map[reflect.Type]bool{}
	queue := []reflect.Type{root}
	for len(queue) > 0 {
		typ := queue[0]
		queue = queue[1:]
		if done[typ] {
			continue
		}
		done[typ] = true
		fmt.Fprintf(&b, "\nexport interface %s {\n", typ.Name())
		for field := range typ.Fields() {
			name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
			if name == "" || name == "-" || options != "" {
				panic(fmt.Sprintf("%s.%s: want a json tag with a name alone", typ.Name(), field.Name))
			}
			fmt.Fprintf(&b, "  readonly %s: %s;\n", name, typescriptType(field.Type, &queue))
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// typescriptType names a field's type and queues the structs it leads to.
func typescriptType(typ reflect.Type, queue *[]reflect.Type) string {
	switch typ.Kind() {
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Float64:
		return "number"
	case reflect.Slice:
		return "readonly " + typescriptType(typ.Elem(), queue) + "[]"
	case reflect.Map:
		return "Readonly<Record<" + typescriptType(typ.Key(), queue) + ", " + typescriptType(typ.Elem(), queue) + ">>"
	case reflect.Struct:
		*queue = append(*queue, typ)
		return typ.Name()
	}
	panic("no TypeScript for " + typ.String())
}
