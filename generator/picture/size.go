package picture

import (
	"encoding/binary"
	"image"
	_ "image/gif" // read by image.DecodeConfig, as are the next and PNG
	_ "image/jpeg"
	"math"
	"strings"

	_ "golang.org/x/image/webp"
)

// Size is how many pixels a PNG, JPEG, GIF or WebP is wide and high as it is
// shown; 0 of anything else.
func Size(data string) (width, height int) {
	config, kind, err := image.DecodeConfig(strings.NewReader(data))
	if err != nil || max(config.Width, config.Height) > math.MaxUint16 {
		return 0, 0
	}
	if kind == "jpeg" && turned(data) {
		return config.Height, config.Width
	}
	return config.Width, config.Height
}

// turned reports whether a JPEG lies on its side: telephones store what the
// camera saw, and beside it, as Exif, which edge was up.
func turned(data string) bool {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF && data[at+1] != 0xDA; {
		size := int(data[at+2])<<8 | int(data[at+3])
		segment := data[at+4 : min(max(at+2+size, at+4), len(data))]
		if exif, ok := strings.CutPrefix(segment, "Exif\x00\x00"); ok && data[at+1] == 0xE1 {
			return orientation([]byte(exif)) >= 5
		}
		at += 2 + size
	}
	return false
}

// orientation is the tag of that name in the first directory of Exif, which is
// a TIFF; 0 where there is none.
func orientation(tiff []byte) uint16 {
	const tag, entry = 0x0112, 12
	var order binary.ByteOrder = binary.BigEndian
	if strings.HasPrefix(string(tiff), "II") {
		order = binary.LittleEndian
	}
	if len(tiff) < 8 {
		return 0
	}
	start := uint64(order.Uint32(tiff[4:]))
	if start+2 > uint64(len(tiff)) {
		return 0
	}
	entries := tiff[start+2:]
	for range order.Uint16(tiff[start:]) {
		if len(entries) < entry {
			return 0
		}
		if order.Uint16(entries) == tag {
			return order.Uint16(entries[8:])
		}
		entries = entries[entry:]
	}
	return 0
}
