package assemble

import "testing"

func TestSVGSize(t *testing.T) {
	for _, c := range []struct {
		svg           string
		width, height int
	}{
		{`<svg width="640" height="240">`, 640, 240},
		{`<?xml version="1.0"?><!-- width="9" --><!DOCTYPE svg><svg width=" 640.4px " height="239.6px" viewBox="0 0 1 1"><rect width="3"/></svg>`, 640, 240},
		{`<svg viewBox="0 0 400 372" width="368">`, 368, 342},
		{`<svg viewBox="0,0,400,300" height="30">`, 40, 30},
		{`<svg viewBox="-5 -5 400 100">`, 1000, 250},
		{`<svg viewBox="0 0 400 100" width="100%" height="100%">`, 1000, 250},
		{`<svg width="10cm" height="5cm">`, 0, 0},
		{`<svg width="640">`, 640, 0},
		{`<svg x:width="640" height="5">`, 0, 5},
		{`<svg viewBox="0 0 0 0">`, 0, 0},
		{`<svg viewBox="0 0 400">`, 0, 0},
		{`<svg viewBox="0 0 1 1e300">`, 0, 0},
		{`<svg width="NaN" height="Inf">`, 0, 0},
		{`<svg>`, 0, 0},
		{`no svg`, 0, 0},
		{``, 0, 0},
	} {
		if width, height := svgSize(c.svg); width != c.width || height != c.height {
			t.Errorf("%s: got %d × %d, want %d × %d", c.svg, width, height, c.width, c.height)
		}
	}
}
