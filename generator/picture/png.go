package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"sync"
)

// An encoder writes with what the last picture was written with, since a site
// has a card for each module. Of areas of few colours nothing gets smaller by
// looking longer.
var encoder = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &buffers{}}

type buffers struct{ sync.Pool }

func (b *buffers) Get() *png.EncoderBuffer {
	buffer, _ := b.Pool.Get().(*png.EncoderBuffer)
	return buffer
}

func (b *buffers) Put(buffer *png.EncoderBuffer) { b.Pool.Put(buffer) }

// png is the canvas as a file.
func (c *canvas) png() ([]byte, error) {
	palette := make(color.Palette, len(c.colours))
	for i, colour := range c.colours {
		palette[i] = colour
	}
	var file bytes.Buffer
	err := encoder.Encode(&file, &image.Paletted{
		Pix: c.pixels, Stride: c.width, Rect: image.Rect(0, 0, c.width, c.height), Palette: palette,
	})
	return file.Bytes(), err
}
