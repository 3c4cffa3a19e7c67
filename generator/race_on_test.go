//go:build race

package generator_test

const raced = true
