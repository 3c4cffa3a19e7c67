package record

import (
	"encoding/json"
	"strings"
	"testing"

	"ders/themes"
)

// TestCodeVectors holds the codes to what the browser answers.
func TestCodeVectors(t *testing.T) {
	data, err := themes.FS.ReadFile("default/assets/certificate/code.vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Texts []struct {
			Texts []string
			Code  string
		}
		Content []struct{ JSON, Code string }
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	if len(all.Texts) < 5 || len(all.Content) < 10 {
		t.Error("vectors are missing")
	}
	for _, v := range all.Texts {
		if got := Code(v.Texts...); got != v.Code {
			t.Errorf("%q: got %s, want %s", v.Texts, got, v.Code)
		}
	}
	for _, v := range all.Content {
		d := json.NewDecoder(strings.NewReader(v.JSON))
		d.UseNumber()
		var value any
		if err := d.Decode(&value); err != nil {
			t.Fatal(err)
		}
		if got := contentCode(value); got != v.Code {
			t.Errorf("%s: got %s, want %s", v.JSON, got, v.Code)
		}
	}
}

// Numbers that JavaScript takes for infinite.
func TestEndlessNumbers(t *testing.T) {
	for in, want := range map[json.Number]string{"1e400": "Infinity", "-1e400": "-Infinity", "1e-400": "0", "-0": "0"} {
		if got := number(in); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}
