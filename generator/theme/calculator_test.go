package theme_test

import (
	"encoding/json"
	"maps"
	"math/big"
	"os"
	"testing"
)

// TestCalculatorVectors runs the calculators' formulas by their contract.
func TestCalculatorVectors(t *testing.T) {
	var vectors struct {
		Rows []struct {
			Name, Kind, Model string
			Values, Want      map[string]string
		}
		Scores []struct {
			Name, Text, Wrong string
			From, To          int
			Want              map[string]int
		}
	}
	data, err := os.ReadFile(assets + "calculator/calculator.vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors.Rows) == 0 || len(vectors.Scores) == 0 {
		t.Fatal("the vectors are empty")
	}
	js := newScript(t, "calculator/formulas.ts")
	for _, v := range vectors.Rows {
		var rows []struct{ Name, Value string }
		js.call(&rows, `(kind, model, values) => page.formulas.get(kind)(new Map(Object.entries(values).map(([name, text]) => {
			const [num, den] = text.split("/");
			return [name, { num: BigInt(num), den: BigInt(den || 1) }];
		})), model).map((row) => ({ name: row.name, value: row.value.num + "/" + row.value.den }))`, v.Kind, v.Model, v.Values)
		if len(rows) != len(v.Want) {
			t.Errorf("%s: %v, want %v", v.Name, rows, v.Want)
			continue
		}
		for _, row := range rows {
			want, _ := new(big.Rat).SetString(v.Want[row.Name])
			if got, ok := new(big.Rat).SetString(row.Value); !ok || want == nil || got.Cmp(want) != 0 {
				t.Errorf("%s: %s is %s, want %s", v.Name, row.Name, row.Value, v.Want[row.Name])
			}
		}
	}
	for _, v := range vectors.Scores {
		var got struct {
			Want  map[string]int
			Wrong string
		}
		js.call(&got, `(text, from, to) => {
			const found = page.countScores(text, from, to);
			return typeof found === "string" ? { Wrong: found } : { Want: Object.fromEntries(found) };
		}`, v.Text, v.From, v.To)
		if got.Wrong != v.Wrong || !maps.Equal(got.Want, v.Want) {
			t.Errorf("%s: %v, want %v %q", v.Name, got, v.Want, v.Wrong)
		}
	}
}
