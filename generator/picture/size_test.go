package picture_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"ders/generator/picture"
)

func TestSize(t *testing.T) {
	wide := image.NewGray(image.Rect(0, 0, 300, 200))
	encoded := func(encode func(*bytes.Buffer) error) string {
		t.Helper()
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	photo := encoded(func(b *bytes.Buffer) error { return jpeg.Encode(b, wide, nil) })
	webp := "RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f" +
		string(binary.LittleEndian.AppendUint32(nil, 299|199<<14)) + "\x00\x00\x00\x00\x00\x00\x00\x00\x00"

	// A photo's Exif behind its first two bytes: a directory of two tags.
	exif := func(order binary.AppendByteOrder, name string, orientation uint16) string {
		tiff := append(order.AppendUint16([]byte(name), 42), order.AppendUint32(nil, 8)...)
		tiff = order.AppendUint16(tiff, 2)
		for _, tag := range [][2]uint16{{0x0110, 7}, {0x0112, orientation}} {
			tiff = order.AppendUint32(order.AppendUint16(order.AppendUint16(tiff, tag[0]), 3), 1)
			tiff = order.AppendUint16(order.AppendUint16(tiff, tag[1]), 0)
		}
		segment := "Exif\x00\x00" + string(tiff)
		comment := "\xff\xfe\x00\x04hi"
		return photo[:2] + comment + "\xff\xe1" + string(binary.BigEndian.AppendUint16(nil, uint16(len(segment)+2))) + segment + photo[2:]
	}
	for _, c := range []struct {
		name, data    string
		width, height int
	}{
		{"PNG", encoded(func(b *bytes.Buffer) error { return png.Encode(b, wide) }), 300, 200},
		{"GIF", encoded(func(b *bytes.Buffer) error { return gif.Encode(b, wide, nil) }), 300, 200},
		{"JPEG", photo, 300, 200},
		{"JPEG as it lies", exif(binary.BigEndian, "MM", 1), 300, 200},
		{"JPEG upside down", exif(binary.BigEndian, "MM", 3), 300, 200},
		{"JPEG of a telephone held upright", exif(binary.BigEndian, "MM", 6), 200, 300},
		{"JPEG, the other end first", exif(binary.LittleEndian, "II", 8), 200, 300},
		{"WebP", webp, 300, 200},
		{"text", "<svg/>", 0, 0},
		{"nothing", "", 0, 0},
	} {
		if width, height := picture.Size(c.data); width != c.width || height != c.height {
			t.Errorf("%s: got %d × %d, want %d × %d", c.name, width, height, c.width, c.height)
		}
		for end := range min(len(c.data), 200) { // broken off anywhere, and with a byte that is wrong
			picture.Size(c.data[:end])
			picture.Size(c.data[:end] + "\xff" + c.data[end+1:])
		}
	}
}
