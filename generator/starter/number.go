package starter

import (
	"fmt"
	"slices"
	"strconv"

	"ders/generator/assemble"
)

// splitNumber parts the number that gives a name its order from the rest.
func splitNumber(name string) (digits, rest string) {
	if _, rest, ok := assemble.SplitNumber(name); ok {
		return name[:len(name)-len(rest)-len("-")], rest
	}
	return "", name
}

// nextNumber is the number behind those of some names, in their step: 40 after
// 10, 20 and 30, also if 25 stands there too; 4 after 1, 2 and 3. Among names
// without numbers it is empty, but for the first of all, which is 10.
func nextNumber(names []string) string {
	if len(names) == 0 {
		return "10"
	}
	var numbers []int
	width := 2
	for _, name := range names {
		if digits, _ := splitNumber(name); digits != "" {
			n, _ := strconv.Atoi(digits)
			numbers, width = append(numbers, n), max(width, len(digits))
		}
	}
	if len(numbers) == 0 {
		return ""
	}
	slices.Sort(numbers)
	last, steps := 0, map[int]int{}
	for _, n := range numbers {
		if n > last {
			steps[n-last]++
		}
		last = n
	}
	step := 1
	for s, often := range steps {
		if often > steps[step] || often == steps[step] && s > step {
			step = s
		}
	}
	return fmt.Sprintf("%0*d", width, (last+step)/step*step)
}
